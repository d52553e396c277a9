#!/usr/bin/env bash
# The verdict of the job, after everything is reported and uploaded.
set -euo pipefail
case ${KAIJI_ACTION_RESULT:-failure} in
  clean) echo "kaiji: nothing at or above the fail level" ;;
  findings) echo "::error title=kaiji::Findings at or above the fail level; see the annotations and the summary"; exit 1 ;;
  *) echo "::error title=kaiji::kaiji could not do its work; see the log"; exit 2 ;;
esac

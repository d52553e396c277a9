// SPDX-License-Identifier: Apache-2.0
#include <malloc.h>

#include "cli/run.h"

int main(int argc, char** argv) {
  // Documents come one after another: memory that one has used serves the next, instead of going back to the system.
  constexpr int kKept = 64 << 20;
  mallopt(M_MMAP_THRESHOLD, kKept / 2);
  mallopt(M_TRIM_THRESHOLD, kKept);
  mallopt(M_TOP_PAD, 1 << 20);
  return kaiji::run(argc, argv);
}

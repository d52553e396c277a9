;;; run.el --- eglot against the real server, in batch  -*- lexical-binding: t; -*-
;; SPDX-License-Identifier: Apache-2.0
;; Run by tests/editors/run.sh: emacs -Q -batch -l run.el.  Eglot attaches, diagnostics stand at the right columns behind
;; full-width text and emoji, and a code action applies.

;;; Code:
(dolist (package '("eglot" "project" "xref" "seq" "jsonrpc" "flymake" "eldoc" "external-completion"))
  (dolist (folder (file-expand-wildcards (concat "/usr/share/emacs/site-lisp/elpa/" package "-*")))
    (add-to-list 'load-path folder)))
(add-to-list 'load-path (expand-file-name "emacs" (getenv "KAIJI_EDITORS")))
(require 'cl-lib)
(require 'flymake)
(require 'kaiji)

(setq kaiji-program (getenv "KAIJI")
      eglot-sync-connect 20
      eglot-autoshutdown t
      eglot-confirm-server-initiated-edits nil)
(kaiji-setup)

(defun kaiji-test-wait (what condition)
  "Wait until CONDITION holds; fail naming WHAT."
  (let ((tries 400))
    (while (and (not (funcall condition)) (> tries 0))
      (accept-process-output nil 0.05)
      (setq tries (1- tries)))
    (unless (funcall condition)
      (error "Emacs: waited in vain for %s" what))))

(defun kaiji-test-marked ()
  "The words under each vague finding."
  (cl-loop for found in (flymake-diagnostics)
           when (string-match-p "適切に" (flymake-diagnostic-text found))
           collect (buffer-substring-no-properties (flymake-diagnostic-beg found)
                                                   (flymake-diagnostic-end found))))

(find-file (expand-file-name "document.md" (getenv "KAIJI_TEST_FOLDER")))
(text-mode)
(apply #'eglot (eglot--guess-contact))
(flymake-mode 1)
(kaiji-test-wait "diagnostics"
                 (lambda () (flymake-start) (>= (length (kaiji-test-marked)) 2)))
(let ((words (kaiji-test-marked)))
  (unless (= (length words) 2)
    (error "Emacs: expected 2 vague commitments, got %s" words))
  (dolist (word words)
    (unless (and (string-match-p "適切に" word) (< (length word) 20))
      (error "Emacs: a diagnostic marks the wrong words: %s" word))))

;; The suppression of the first one.
(let* ((server (eglot-current-server))
       (actions (jsonrpc-request
                 server :textDocument/codeAction
                 (list :textDocument (eglot--TextDocumentIdentifier)
                       :range '(:start (:line 2 :character 0) :end (:line 2 :character 99))
                       :context '(:diagnostics []))))
       (chosen (cl-find-if (lambda (action) (string-match-p "vague/" (plist-get action :title))) actions)))
  (unless chosen (error "Emacs: no code action was offered"))
  (unless (plist-get chosen :edit)
    (setq chosen (jsonrpc-request server :codeAction/resolve chosen)))
  (eglot--apply-workspace-edit (plist-get chosen :edit))
  (eglot--signal-textDocument/didChange))
(kaiji-test-wait "the suppressed finding to go"
                 (lambda () (flymake-start) (= (length (kaiji-test-marked)) 1)))
(eglot-shutdown (eglot-current-server))
(set-buffer-modified-p nil)
(message "emacs: attached, 2 diagnostics at their words, a code action applied")
;;; run.el ends here

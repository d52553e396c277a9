;;; kaiji.el --- kaiji through eglot  -*- lexical-binding: t; -*-
;; SPDX-License-Identifier: Apache-2.0
;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1") (eglot "1.9"))

;;; Commentary:
;; Put this file on your `load-path' and write in your init file:
;;
;;   (require 'kaiji)
;;   (kaiji-setup)
;;
;; Then `M-x eglot' in a Markdown or text buffer, or let `eglot-ensure' do it:
;;
;;   (add-hook 'text-mode-hook #'eglot-ensure)

;;; Code:
(require 'eglot)

(defgroup kaiji nil
  "Checks of cloud-security documents."
  :group 'tools)

(defcustom kaiji-program "kaiji"
  "The program."
  :type 'string)

(defcustom kaiji-modes '(markdown-mode text-mode html-mode)
  "Modes whose buffers kaiji reads."
  :type '(repeat symbol))

(defcustom kaiji-settings nil
  "A property list of settings: :profiles, :asOf, :language, :select, :ignore."
  :type 'plist)

(defun kaiji-setup ()
  "Tell eglot how to start kaiji."
  (add-to-list 'eglot-server-programs
               (cons kaiji-modes
                     `(,kaiji-program "lsp" :initializationOptions ,kaiji-settings))))

(provide 'kaiji)
;;; kaiji.el ends here

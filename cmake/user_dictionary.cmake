# Compiles dictionaries/terms.csv into MeCab's user dictionary, so that security terms are one token each.
find_program(MECAB_DICT_INDEX mecab-dict-index HINTS /usr/lib/mecab /usr/libexec/mecab REQUIRED)
find_path(IPADIC_DIR dicrc HINTS /var/lib/mecab/dic/ipadic-utf8 /usr/share/mecab/dic/ipadic-utf8 REQUIRED
          NO_DEFAULT_PATH)
set(KAIJI_USER_DICTIONARY ${PROJECT_BINARY_DIR}/kaiji.dic)
add_custom_command(
  OUTPUT ${KAIJI_USER_DICTIONARY}
  COMMAND ${MECAB_DICT_INDEX} -d ${IPADIC_DIR} -u ${KAIJI_USER_DICTIONARY} -f utf-8 -t utf-8
          ${PROJECT_SOURCE_DIR}/dictionaries/terms.csv > ${PROJECT_BINARY_DIR}/kaiji.dic.log
  DEPENDS ${PROJECT_SOURCE_DIR}/dictionaries/terms.csv
  COMMENT "Compiling the user dictionary")
add_custom_target(user_dictionary ALL DEPENDS ${KAIJI_USER_DICTIONARY})

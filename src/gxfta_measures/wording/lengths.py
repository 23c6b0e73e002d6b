"""How long things may be: each limit is a fact about names, and keeps running time linear."""

#: Longest name, in characters: how far the reader looks left and right of a sign.
REACH = 40
#: Longest place without a word for a kind of body behind it: 巴音郭楞蒙古自治州.
LONGEST_STEM = 8
#: Longest place that no table knows: 宁明、龙州、大新县人民政府.
LONGEST_UNKNOWN_PLACE = 3
#: Longest town with its 市: 乌鲁木齐市.
LONGEST_TOWN = 5
#: Shortest two names that are glued together, each with its level: 省厅省政府.
SHORTEST_TWO_NAMES = 6
#: Up to this length a word for a kind of body names none by itself: 海关, 公司, but 人民政府.
SAYS_NOTHING = 2
#: Longest words in quotation marks whose signs separate nothing.
LONGEST_QUOTATION = 30
#: A name that is longer reads like none.
LONGEST_SURE_NAME = 32
#: Shortest list in brackets; （市、区） is shorter than any.
SHORTEST_LIST = 4
#: Longest scope: more takes more than its share of time to read.
LONGEST_SCOPE = 500

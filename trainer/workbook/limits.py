"""How large a workbook may be before it is refused unread."""

MAX_BYTES = 50_000_000  # the file as sent
MAX_UNPACKED = 200_000_000  # all parts of an .xlsx together, unpacked
MAX_PART = 50_000_000  # one part other than a sheet
MAX_PARTS = 2_000
MAX_ELEMENTS = 2_000_000  # XML elements in one part; a sheet of 20,000 rows and 40 columns has 1.6 million
MAX_ROWS = 20_000  # rows that hold a value, in one sheet
LAST_ROW = 1_048_576  # of an .xlsx; what stands further down was never written by a spreadsheet program
MAX_COLUMNS = 702  # up to column ZZ

# Reads CSV files with base R and with readr, no option given, and with readr looking at all rows before it says a type, and prints what each makes of every column: `read.R FILE...`.
# A line a column: reader, file, column, class; then a line a value, `=` before it, or `NA`.

show <- function(reader, path, frame) {
  for (name in names(frame)) {
    column <- frame[[name]]
    cat("column", reader, path, name, class(column)[1], sep = "\t")
    cat("\n")
    values <- if (is.double(column) && !inherits(column, "Date")) sprintf("%.17g", column) else as.character(column)
    lines <- as.character(ifelse(is.na(column), "NA", paste0("=", enc2utf8(as.character(values)))))
    writeLines(lines, useBytes = TRUE)
  }
}

suppressMessages(library(readr))
for (path in commandArgs(trailingOnly = TRUE)) {
  show("base", path, read.csv(path))
  show("readr", path, suppressMessages(suppressWarnings(read_csv(path, show_col_types = FALSE, progress = FALSE))))
  show("readr-all", path, suppressMessages(suppressWarnings(read_csv(path, guess_max = Inf, show_col_types = FALSE, progress = FALSE))))
}

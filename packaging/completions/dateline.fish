# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_dateline_global_optspecs
    string join \n h/help V/version
end

function __fish_dateline_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_dateline_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_dateline_using_subcommand
    set -l cmd (__fish_dateline_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c dateline -n "__fish_dateline_needs_command" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_needs_command" -s V -l version -d 'Print version'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "build" -d 'Make the tables of reports'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "check" -d 'Prove the laws of a dataset, whoever wrote it'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "report" -d 'Make pages to look at of a dataset'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "diff" -d 'Say what changed between two datasets'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "show" -d 'Print a report with what was found in it'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "schema" -d 'Print what the tables and columns mean'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "explain" -d 'Print every piece of evidence for an id, with its sentence'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "profile" -d 'Print what the columns of a dataset hold'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "completions" -d 'Print the completions of a shell'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "man" -d 'Print the manual page, or write one for each command'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c dateline -n "__fish_dateline_using_subcommand build" -s o -l out -d 'The folder to write; it appears whole or not at all' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand build" -l format -d 'Formats to write: parquet, csv, csv-excel, xlsx, arrow, jsonl, sqlite' -r
complete -c dateline -n "__fish_dateline_using_subcommand build" -l text-column -d 'Column or key with the text of a report [default: guessed by name]' -r
complete -c dateline -n "__fish_dateline_using_subcommand build" -l date-column -d 'Column or key with its publication date' -r
complete -c dateline -n "__fish_dateline_using_subcommand build" -l id-column -d 'Column or key with your own id' -r
complete -c dateline -n "__fish_dateline_using_subcommand build" -l title-column -d 'Column or key with its title' -r
complete -c dateline -n "__fish_dateline_using_subcommand build" -l date-order -d 'What comes first in dates such as 05/06/2020; without it they are unknown' -r -f -a "day\t'5 June'
month\t'May 6'"
complete -c dateline -n "__fish_dateline_using_subcommand build" -l stdin-format -d 'Format of standard input [default: by content]' -r
complete -c dateline -n "__fish_dateline_using_subcommand build" -l max-text -d 'Longest text in bytes; also 500K, 16M' -r
complete -c dateline -n "__fish_dateline_using_subcommand build" -l limit -d 'Read so many records and no more' -r
complete -c dateline -n "__fish_dateline_using_subcommand build" -l sample -d 'Read a share of all records, such as 0.01 or 1%; the same ones every time' -r
complete -c dateline -n "__fish_dateline_using_subcommand build" -l files-from -d 'A file that lists inputs, one path a line; - for standard input' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand build" -l authority -d 'A CSV file of people (name, aliases, country, office, organisation, from, to, wikidata_id) that wins over every rule' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand build" -s j -l jobs -d 'Threads [default: one a core]; the tables do not depend on it' -r
complete -c dateline -n "__fish_dateline_using_subcommand build" -l memory -d 'Memory for what can be put aside while reports are linked; more goes to an unnamed file in OUT. The tables do not depend on it' -r
complete -c dateline -n "__fish_dateline_using_subcommand build" -l corrections -d 'A file of corrections, as the template corrections.csv of a dataset; they win over every rule' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand build" -l people -d 'Which people have rows: everybody named, or only those with an office' -r -f -a "all\t'Everybody whom a report names'
office-holders\t'Only those of whom some report attests an office, and what they say and do'"
complete -c dateline -n "__fish_dateline_using_subcommand build" -l progress -d 'How to show progress: a line on a terminal, JSON lines on standard error, or not at all' -r -f -a "auto\t'A line, where standard error is a terminal'
json\t'JSON objects, one a line'
none\t'Nothing'"
complete -c dateline -n "__fish_dateline_using_subcommand build" -l config -d 'A file with options [default: dateline.toml, if it is there]' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand build" -l report -d 'Also make the pages that `dateline report` makes'
complete -c dateline -n "__fish_dateline_using_subcommand build" -l force -d 'Replace OUT if it is a dataset of dateline'
complete -c dateline -n "__fish_dateline_using_subcommand build" -l strict -d 'Exit with 1 if any record was rejected (the tables are written all the same)'
complete -c dateline -n "__fish_dateline_using_subcommand build" -s q -l quiet -d 'Say nothing but errors'
complete -c dateline -n "__fish_dateline_using_subcommand build" -l dry-run -d 'Print what would be read and written, and do neither'
complete -c dateline -n "__fish_dateline_using_subcommand build" -l print-config -d 'Print every option, its value and where it came from, and do nothing'
complete -c dateline -n "__fish_dateline_using_subcommand build" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dateline -n "__fish_dateline_using_subcommand build" -s V -l version -d 'Print version'
complete -c dateline -n "__fish_dateline_using_subcommand check" -l format -d 'Only these formats [default: all that are there]' -r
complete -c dateline -n "__fish_dateline_using_subcommand check" -l show -d 'Violations to print for each law' -r
complete -c dateline -n "__fish_dateline_using_subcommand check" -s q -l quiet -d 'Print only what does not hold'
complete -c dateline -n "__fish_dateline_using_subcommand check" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand check" -s V -l version -d 'Print version'
complete -c dateline -n "__fish_dateline_using_subcommand report" -l title -d 'The heading of the first page' -r
complete -c dateline -n "__fish_dateline_using_subcommand report" -l limit -d 'Reports that get a page of their own, and rows of the longest lists' -r
complete -c dateline -n "__fish_dateline_using_subcommand report" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand report" -s V -l version -d 'Print version'
complete -c dateline -n "__fish_dateline_using_subcommand diff" -l table -d 'Only these tables [default: all]' -r
complete -c dateline -n "__fish_dateline_using_subcommand diff" -l show -d 'Changes to print for each table' -r
complete -c dateline -n "__fish_dateline_using_subcommand diff" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand diff" -s V -l version -d 'Print version'
complete -c dateline -n "__fish_dateline_using_subcommand show" -l stage -d 'What to show' -r -f -a "parse\t'Header, dateline, paragraphs, sentences, quotations'
mentions\t'People, organisations, places, works, offices'
dates\t'Time expressions'
statements\t'Who said what to whom'
meetings\t'Who met whom'
all\t'All of it'"
complete -c dateline -n "__fish_dateline_using_subcommand show" -l record -d 'Which record of a file of many, from 0 as in the table `documents`' -r
complete -c dateline -n "__fish_dateline_using_subcommand show" -l authority -d 'A CSV file of people that wins over every rule, as for build' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand show" -l text-column -d 'Column or key with the text of a report [default: guessed by name]' -r
complete -c dateline -n "__fish_dateline_using_subcommand show" -l date-column -d 'Column or key with its publication date' -r
complete -c dateline -n "__fish_dateline_using_subcommand show" -l id-column -d 'Column or key with your own id' -r
complete -c dateline -n "__fish_dateline_using_subcommand show" -l title-column -d 'Column or key with its title' -r
complete -c dateline -n "__fish_dateline_using_subcommand show" -l date-order -d 'What comes first in dates such as 05/06/2020; without it they are unknown' -r -f -a "day\t'5 June'
month\t'May 6'"
complete -c dateline -n "__fish_dateline_using_subcommand show" -l stdin-format -d 'Format of standard input [default: by content]' -r
complete -c dateline -n "__fish_dateline_using_subcommand show" -l max-text -d 'Longest text in bytes; also 500K, 16M' -r
complete -c dateline -n "__fish_dateline_using_subcommand show" -l limit -d 'Read so many records and no more' -r
complete -c dateline -n "__fish_dateline_using_subcommand show" -l sample -d 'Read a share of all records, such as 0.01 or 1%; the same ones every time' -r
complete -c dateline -n "__fish_dateline_using_subcommand show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dateline -n "__fish_dateline_using_subcommand show" -s V -l version -d 'Print version'
complete -c dateline -n "__fish_dateline_using_subcommand schema" -l format -d 'How to print it' -r -f -a "md\t'Markdown'
json\t'JSON: a Frictionless data package'
sql\t'SQL: CREATE TABLE'"
complete -c dateline -n "__fish_dateline_using_subcommand schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dateline -n "__fish_dateline_using_subcommand schema" -s V -l version -d 'Print version'
complete -c dateline -n "__fish_dateline_using_subcommand explain" -l show -d 'Rows of each table that points to it' -r
complete -c dateline -n "__fish_dateline_using_subcommand explain" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand explain" -s V -l version -d 'Print version'
complete -c dateline -n "__fish_dateline_using_subcommand profile" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand profile" -s V -l version -d 'Print version'
complete -c dateline -n "__fish_dateline_using_subcommand completions" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand completions" -s V -l version -d 'Print version'
complete -c dateline -n "__fish_dateline_using_subcommand man" -s o -l out -d 'A folder to write a page for each command into' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand man" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand man" -s V -l version -d 'Print version'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from build check report diff show schema explain profile completions man help" -f -a "build" -d 'Make the tables of reports'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from build check report diff show schema explain profile completions man help" -f -a "check" -d 'Prove the laws of a dataset, whoever wrote it'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from build check report diff show schema explain profile completions man help" -f -a "report" -d 'Make pages to look at of a dataset'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from build check report diff show schema explain profile completions man help" -f -a "diff" -d 'Say what changed between two datasets'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from build check report diff show schema explain profile completions man help" -f -a "show" -d 'Print a report with what was found in it'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from build check report diff show schema explain profile completions man help" -f -a "schema" -d 'Print what the tables and columns mean'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from build check report diff show schema explain profile completions man help" -f -a "explain" -d 'Print every piece of evidence for an id, with its sentence'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from build check report diff show schema explain profile completions man help" -f -a "profile" -d 'Print what the columns of a dataset hold'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from build check report diff show schema explain profile completions man help" -f -a "completions" -d 'Print the completions of a shell'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from build check report diff show schema explain profile completions man help" -f -a "man" -d 'Print the manual page, or write one for each command'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from build check report diff show schema explain profile completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'

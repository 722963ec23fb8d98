
use builtin;
use str;

set edit:completion:arg-completer[dateline] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'dateline'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'dateline'= {
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
            cand build 'Make the tables of reports'
            cand check 'Prove the laws of a dataset, whoever wrote it'
            cand report 'Make pages to look at of a dataset'
            cand diff 'Say what changed between two datasets'
            cand show 'Print a report with what was found in it'
            cand schema 'Print what the tables and columns mean'
            cand explain 'Print every piece of evidence for an id, with its sentence'
            cand profile 'Print what the columns of a dataset hold'
            cand completions 'Print the completions of a shell'
            cand man 'Print the manual page, or write one for each command'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'dateline;build'= {
            cand -o 'The folder to write; it appears whole or not at all'
            cand --out 'The folder to write; it appears whole or not at all'
            cand --format 'Formats to write: parquet, csv, csv-excel, xlsx, arrow, jsonl, sqlite'
            cand --text-column 'Column or key with the text of a report [default: guessed by name]'
            cand --date-column 'Column or key with its publication date'
            cand --id-column 'Column or key with your own id'
            cand --title-column 'Column or key with its title'
            cand --date-order 'What comes first in dates such as 05/06/2020; without it they are unknown'
            cand --stdin-format 'Format of standard input [default: by content]'
            cand --max-text 'Longest text in bytes; also 500K, 16M'
            cand --limit 'Read so many records and no more'
            cand --sample 'Read a share of all records, such as 0.01 or 1%; the same ones every time'
            cand --files-from 'A file that lists inputs, one path a line; - for standard input'
            cand --authority 'A CSV file of people (name, aliases, country, office, organisation, from, to, wikidata_id) that wins over every rule'
            cand -j 'Threads [default: one a core]; the tables do not depend on it'
            cand --jobs 'Threads [default: one a core]; the tables do not depend on it'
            cand --memory 'Memory for what can be put aside while reports are linked; more goes to an unnamed file in OUT. The tables do not depend on it'
            cand --corrections 'A file of corrections, as the template corrections.csv of a dataset; they win over every rule'
            cand --people 'Which people have rows: everybody named, or only those with an office'
            cand --progress 'How to show progress: a line on a terminal, JSON lines on standard error, or not at all'
            cand --config 'A file with options [default: dateline.toml, if it is there]'
            cand --report 'Also make the pages that `dateline report` makes'
            cand --force 'Replace OUT if it is a dataset of dateline'
            cand --strict 'Exit with 1 if any record was rejected (the tables are written all the same)'
            cand -q 'Say nothing but errors'
            cand --quiet 'Say nothing but errors'
            cand --dry-run 'Print what would be read and written, and do neither'
            cand --print-config 'Print every option, its value and where it came from, and do nothing'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'dateline;check'= {
            cand --format 'Only these formats [default: all that are there]'
            cand --show 'Violations to print for each law'
            cand -q 'Print only what does not hold'
            cand --quiet 'Print only what does not hold'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'dateline;report'= {
            cand --title 'The heading of the first page'
            cand --limit 'Reports that get a page of their own, and rows of the longest lists'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'dateline;diff'= {
            cand --table 'Only these tables [default: all]'
            cand --show 'Changes to print for each table'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'dateline;show'= {
            cand --stage 'What to show'
            cand --record 'Which record of a file of many, from 0 as in the table `documents`'
            cand --authority 'A CSV file of people that wins over every rule, as for build'
            cand --text-column 'Column or key with the text of a report [default: guessed by name]'
            cand --date-column 'Column or key with its publication date'
            cand --id-column 'Column or key with your own id'
            cand --title-column 'Column or key with its title'
            cand --date-order 'What comes first in dates such as 05/06/2020; without it they are unknown'
            cand --stdin-format 'Format of standard input [default: by content]'
            cand --max-text 'Longest text in bytes; also 500K, 16M'
            cand --limit 'Read so many records and no more'
            cand --sample 'Read a share of all records, such as 0.01 or 1%; the same ones every time'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'dateline;schema'= {
            cand --format 'How to print it'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'dateline;explain'= {
            cand --show 'Rows of each table that points to it'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'dateline;profile'= {
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'dateline;completions'= {
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'dateline;man'= {
            cand -o 'A folder to write a page for each command into'
            cand --out 'A folder to write a page for each command into'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'dateline;help'= {
            cand build 'Make the tables of reports'
            cand check 'Prove the laws of a dataset, whoever wrote it'
            cand report 'Make pages to look at of a dataset'
            cand diff 'Say what changed between two datasets'
            cand show 'Print a report with what was found in it'
            cand schema 'Print what the tables and columns mean'
            cand explain 'Print every piece of evidence for an id, with its sentence'
            cand profile 'Print what the columns of a dataset hold'
            cand completions 'Print the completions of a shell'
            cand man 'Print the manual page, or write one for each command'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'dateline;help;build'= {
        }
        &'dateline;help;check'= {
        }
        &'dateline;help;report'= {
        }
        &'dateline;help;diff'= {
        }
        &'dateline;help;show'= {
        }
        &'dateline;help;schema'= {
        }
        &'dateline;help;explain'= {
        }
        &'dateline;help;profile'= {
        }
        &'dateline;help;completions'= {
        }
        &'dateline;help;man'= {
        }
        &'dateline;help;help'= {
        }
    ]
    $completions[$command]
}

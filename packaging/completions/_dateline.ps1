
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'dateline' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'dateline'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'dateline' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('build', 'build', [CompletionResultType]::ParameterValue, 'Make the tables of reports')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Prove the laws of a dataset, whoever wrote it')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Make pages to look at of a dataset')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Say what changed between two datasets')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print a report with what was found in it')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print what the tables and columns mean')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Print every piece of evidence for an id, with its sentence')
            [CompletionResult]::new('profile', 'profile', [CompletionResultType]::ParameterValue, 'Print what the columns of a dataset hold')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completions of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page, or write one for each command')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'dateline;build' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The folder to write; it appears whole or not at all')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'The folder to write; it appears whole or not at all')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Formats to write: parquet, csv, csv-excel, xlsx, arrow, jsonl, sqlite')
            [CompletionResult]::new('--text-column', '--text-column', [CompletionResultType]::ParameterName, 'Column or key with the text of a report [default: guessed by name]')
            [CompletionResult]::new('--date-column', '--date-column', [CompletionResultType]::ParameterName, 'Column or key with its publication date')
            [CompletionResult]::new('--id-column', '--id-column', [CompletionResultType]::ParameterName, 'Column or key with your own id')
            [CompletionResult]::new('--title-column', '--title-column', [CompletionResultType]::ParameterName, 'Column or key with its title')
            [CompletionResult]::new('--date-order', '--date-order', [CompletionResultType]::ParameterName, 'What comes first in dates such as 05/06/2020; without it they are unknown')
            [CompletionResult]::new('--stdin-format', '--stdin-format', [CompletionResultType]::ParameterName, 'Format of standard input [default: by content]')
            [CompletionResult]::new('--max-text', '--max-text', [CompletionResultType]::ParameterName, 'Longest text in bytes; also 500K, 16M')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Read so many records and no more')
            [CompletionResult]::new('--sample', '--sample', [CompletionResultType]::ParameterName, 'Read a share of all records, such as 0.01 or 1%; the same ones every time')
            [CompletionResult]::new('--files-from', '--files-from', [CompletionResultType]::ParameterName, 'A file that lists inputs, one path a line; - for standard input')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'A CSV file of people (name, aliases, country, office, organisation, from, to, wikidata_id) that wins over every rule')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Threads [default: one a core]; the tables do not depend on it')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Threads [default: one a core]; the tables do not depend on it')
            [CompletionResult]::new('--memory', '--memory', [CompletionResultType]::ParameterName, 'Memory for what can be put aside while reports are linked; more goes to an unnamed file in OUT. The tables do not depend on it')
            [CompletionResult]::new('--corrections', '--corrections', [CompletionResultType]::ParameterName, 'A file of corrections, as the template corrections.csv of a dataset; they win over every rule')
            [CompletionResult]::new('--people', '--people', [CompletionResultType]::ParameterName, 'Which people have rows: everybody named, or only those with an office')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How to show progress: a line on a terminal, JSON lines on standard error, or not at all')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'A file with options [default: dateline.toml, if it is there]')
            [CompletionResult]::new('--report', '--report', [CompletionResultType]::ParameterName, 'Also make the pages that `dateline report` makes')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace OUT if it is a dataset of dateline')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 1 if any record was rejected (the tables are written all the same)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but errors')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print what would be read and written, and do neither')
            [CompletionResult]::new('--print-config', '--print-config', [CompletionResultType]::ParameterName, 'Print every option, its value and where it came from, and do nothing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'dateline;check' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Only these formats [default: all that are there]')
            [CompletionResult]::new('--show', '--show', [CompletionResultType]::ParameterName, 'Violations to print for each law')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'dateline;report' {
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'The heading of the first page')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Reports that get a page of their own, and rows of the longest lists')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'dateline;diff' {
            [CompletionResult]::new('--table', '--table', [CompletionResultType]::ParameterName, 'Only these tables [default: all]')
            [CompletionResult]::new('--show', '--show', [CompletionResultType]::ParameterName, 'Changes to print for each table')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'dateline;show' {
            [CompletionResult]::new('--stage', '--stage', [CompletionResultType]::ParameterName, 'What to show')
            [CompletionResult]::new('--record', '--record', [CompletionResultType]::ParameterName, 'Which record of a file of many, from 0 as in the table `documents`')
            [CompletionResult]::new('--authority', '--authority', [CompletionResultType]::ParameterName, 'A CSV file of people that wins over every rule, as for build')
            [CompletionResult]::new('--text-column', '--text-column', [CompletionResultType]::ParameterName, 'Column or key with the text of a report [default: guessed by name]')
            [CompletionResult]::new('--date-column', '--date-column', [CompletionResultType]::ParameterName, 'Column or key with its publication date')
            [CompletionResult]::new('--id-column', '--id-column', [CompletionResultType]::ParameterName, 'Column or key with your own id')
            [CompletionResult]::new('--title-column', '--title-column', [CompletionResultType]::ParameterName, 'Column or key with its title')
            [CompletionResult]::new('--date-order', '--date-order', [CompletionResultType]::ParameterName, 'What comes first in dates such as 05/06/2020; without it they are unknown')
            [CompletionResult]::new('--stdin-format', '--stdin-format', [CompletionResultType]::ParameterName, 'Format of standard input [default: by content]')
            [CompletionResult]::new('--max-text', '--max-text', [CompletionResultType]::ParameterName, 'Longest text in bytes; also 500K, 16M')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Read so many records and no more')
            [CompletionResult]::new('--sample', '--sample', [CompletionResultType]::ParameterName, 'Read a share of all records, such as 0.01 or 1%; the same ones every time')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'dateline;schema' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'dateline;explain' {
            [CompletionResult]::new('--show', '--show', [CompletionResultType]::ParameterName, 'Rows of each table that points to it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'dateline;profile' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'dateline;completions' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'dateline;man' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'A folder to write a page for each command into')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'A folder to write a page for each command into')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'dateline;help' {
            [CompletionResult]::new('build', 'build', [CompletionResultType]::ParameterValue, 'Make the tables of reports')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Prove the laws of a dataset, whoever wrote it')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Make pages to look at of a dataset')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Say what changed between two datasets')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print a report with what was found in it')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print what the tables and columns mean')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Print every piece of evidence for an id, with its sentence')
            [CompletionResult]::new('profile', 'profile', [CompletionResultType]::ParameterValue, 'Print what the columns of a dataset hold')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completions of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page, or write one for each command')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'dateline;help;build' {
            break
        }
        'dateline;help;check' {
            break
        }
        'dateline;help;report' {
            break
        }
        'dateline;help;diff' {
            break
        }
        'dateline;help;show' {
            break
        }
        'dateline;help;schema' {
            break
        }
        'dateline;help;explain' {
            break
        }
        'dateline;help;profile' {
            break
        }
        'dateline;help;completions' {
            break
        }
        'dateline;help;man' {
            break
        }
        'dateline;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}

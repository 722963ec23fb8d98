//! A report's text to its parts: header, dateline, paragraphs, sentences, tokens, quotations.

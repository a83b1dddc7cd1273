#include "core/basics/problem_sentences.hpp"

#include <array>

#include "core/basics/problem.hpp"

namespace jm216 {

namespace {

struct ProblemCatalogue {
  using S = Sentence;
  using C = ProblemCode;
  // Of one text that may be either.
  static constexpr std::string_view too_long_or_nul =
      "{found} is too long, or has a NUL character in it";
  static constexpr auto rows = std::to_array<ProblemSentence>({
      {S::utf_16, C::not_json, "not JSON: this [is|is][like|looks like] UTF-16 text",
       "save the file as UTF-8"},
      {S::workbook, C::not_json, "not JSON: this is {what}, perhaps an Excel workbook ({ending})",
       "[import|import it: jm216 import][save|save it as .xlsx and import that: jm216 import]"},
      {S::gzip, C::not_json, "not JSON: this is a gzip file", "unpack it first"},
      {S::pdf, C::not_json, "not JSON: this is a PDF file"},
      {S::markup, C::not_json, "not JSON: this looks like HTML or XML",
       "if it is a document saved as one file, open it on the page, which saves its ledger as "
       "JSON"},
      {S::table_for_json, C::not_json,
       "not JSON: this looks like [table|a table (CSV)][link|a link of this calculator]",
       "[table|import it: jm216 import][link|open it: jm216 open]"},
      {S::endless_token, C::not_json,
       "not JSON: a text or number of more than 64 KiB, which is broken or does not end"},
      {S::empty_file, C::not_json, "not JSON: the file is empty"},
      {S::ends_early, C::not_json, "not JSON: the file ends where {expected} was expected"},
      {S::nul_byte, C::not_json,
       "not JSON: a NUL character (byte 0) [outside|outside a text][after|after the end of the "
       "ledger]"},
      {S::after_end, C::not_json, "not JSON: {found} after the end of the {document}"},
      {S::text_unexpected, C::not_json, "not JSON: a text where {expected} was expected"},
      {S::half_surrogate, C::not_json,
       "not JSON: a text with half of a surrogate pair (\\ud800 to \\udfff) in it"},
      {S::not_an_escape, C::not_json, "not JSON: {found} inside a text, which is not an escape",
       "write a backslash as \\\\"},
      {S::no_closing_quote, C::not_json, "not JSON: a text that has no closing quote"},
      {S::line_break_in_text, C::not_json,
       "not JSON: a line break inside a text, or its closing quote is missing",
       "write a line break as \\n"},
      {S::control_in_text, C::not_json, "not JSON: {what} inside a text", "write it as {escape}"},
      {S::text_not_utf_8, C::not_json, "not JSON: a text that is not valid UTF-8",
       "save the file as UTF-8 (not Windows-1252 or Latin-1)"},
      {S::word_unexpected, C::not_json, "not JSON: {found} where {expected} was expected",
       "[quotes|texts and names go in double quotes][straight|texts and names go in straight "
       "double quotes][comment|JSON has no comments][plus|leave out the plus][point|write a digit "
       "before the point][space|a non-breaking space does not count as a space here][true|use "
       "true][false|use false][nothing|leave the field out where nothing is known][zero|a number "
       "has no leading zero][comma|leave out the comma before it]"},
      {S::not_a_number, C::not_json,
       "not JSON: {found}, which is not a number[zero|: leave out the leading zero][point|: there "
       "must be digits before and after the point]"},
      {S::too_deep, C::too_deep, "nested more than 32 deep"},
      {S::too_long, C::too_long, "{what} of {size} bytes, where 4096 are allowed: {found}"},
      {S::text_too_long, C::too_long, too_long_or_nul},
      {S::too_many_names, C::too_large,
       "more than 8 MiB of names in one object[ledger|, which no ledger needs]",
       "[other|leave out what is not needed]"},
      {S::no_room, C::too_large,
       "no room: a ledger holds at most 4,294,967,294 lines and 4 GiB of invoice numbers"},
      {S::no_memory, C::too_large, "there is not enough memory for this ledger",
       "close other programs, then try again"},
      {S::too_many_columns, C::too_large, "{count} columns, where a table of sales may have 1000",
       "take those out that hold nothing of a sale, or say what really separates the cells "
       "(\"delimiter\")"},
      {S::nul_in_text, C::nul_in_text, "{what} with a NUL character (\\u0000) in it: {found}"},
      {S::text_with_nul, C::nul_in_text, too_long_or_nul},
      {S::not_a_ledger_format, C::unknown_format, "{found} is not a format this program reads",
       "it reads {format}"},
      {S::answer_for_ledger, C::unknown_format, "{found} is an answer of this program",
       "open the ledger it was made from, {format}"},
      {S::not_a_mapping_format, C::unknown_format,
       "{found} is not a format this program reads as a mapping", "it is {format}"},
      {S::not_an_answer, C::unknown_format, "this is no answer of the form {format}",
       "make it anew from its ledger"},
      {S::not_a_reading, C::unknown_member, "{found} is not a reading", "[use|use {use}]"},
      {S::not_a_field, C::unknown_member, "{found} is not a field of {noun}", "[use|use {use}]"},
      {S::not_of_a_mapping, C::unknown_member,
       "{found} is [mapping|nothing that a mapping says][sale|no field of a sales "
       "line][field|nothing that is said of a field]"
       "[kind|nothing that is said of a row's kind][total|nothing that is said of totals]"
       "[cancelled|nothing that is said of cancelled rows]",
       "[use|use {use}]"},
      {S::field_missing, C::missing_member, "{field} is missing, which {noun} must have"},
      {S::sales_missing, C::missing_member,
       "no \"sales\" anywhere: a ledger needs them, be it an empty list"},
      {S::rate_missing, C::missing_member,
       "neither \"usd\" (dollars for one unit) nor \"per_usd\" (units for one dollar)"},
      {S::source_missing, C::missing_member, "neither a \"column\" nor a \"constant\""},
      {S::cell_empty, C::missing_member, "empty, and every sales line needs its {field}"},
      {S::cells_empty, C::missing_member,
       "no {fields}: if this row is a total or a remark, leave such rows out "
       "(\"skip_rows_without\")"},
      {S::kind_column_missing, C::missing_member, "no \"column\" that says it"},
      {S::no_quantity_for_one, C::missing_member,
       "{found} is for one, and the row has no quantity to multiply it by"},
      {S::needs_beside, C::missing_member, "\"{one}\" needs \"{other}\" beside it"},
      {S::part_empty, C::missing_member, "empty, and {field} is worked out of it"},
      {S::field_twice, C::duplicate_member, "the field {field} occurs twice in one object",
       "keep one"},
      {S::wrong_kind, C::wrong_type, "{found} where {expected} was expected",
       "[nothing|leave the field out where nothing is known][true|use true, without "
       "quotes][false|use false, without quotes][quotes|put it in quotes: {quotes}]"},
      {S::not_a_ledger, C::wrong_type,
       "{found} where a ledger was expected: an object, or a list of sales lines"},
      {S::cell_text_too_long, C::wrong_type,
       "a text of more than 60,000 bytes, where a ledger's have at most 4096", "shorten it"},
      {S::cell_error, C::wrong_type, "the error {found}",
       "mend in the spreadsheet what it refers to, and save it"},
      {S::cell_date_invalid, C::wrong_type, "a date that is no day of the calendar ({found})",
       "write it anew, and save it"},
      {S::cell_day_invalid, C::wrong_type,
       "[day|the number {day}, shown as a date, is no day of the calendar][time|a time of day "
       "without a date][leap|29 February 1900, a day that spreadsheets have and the calendar has "
       "not]",
       "write the date of the invoice in it, and save the workbook"},
      {S::cell_number_invalid, C::wrong_type, "what should be a number and is none ({found})",
       "write it anew, and save it"},
      {S::cell_unworked, C::wrong_type, "a formula that no program has worked out",
       "open the workbook in a spreadsheet and save it"},
      {S::cell_text_absent, C::wrong_type, "a text that the workbook does not hold",
       "write it anew, and save it"},
      {S::text_empty, C::empty_text, "an empty text where a name or number was expected"},
      {S::seller_id_empty, C::empty_text, "an empty id of a seller"},
      {S::not_a_day, C::bad_date,
       "{found} is not a day of the calendar[month|: there is no month {month}][order| (dates are "
       "written year-month-day)][last|: that month ends on {last}]"},
      {S::not_a_date, C::bad_date, "{found} is not a date of the form YYYY-MM-DD",
       "[use|use {use}]"},
      {S::not_a_date_in_order, C::bad_date, "{found} is not a date in the order {order}",
       "[other|read as {other} it is {day}][number|a spreadsheet's day number: show the column as "
       "dates and save again]"},
      {S::short_year, C::bad_date, "{found} has a two-digit year",
       "the mapping must give its \"century\", 1900 or 2000"},
      {S::zoned_time, C::bad_date,
       "{found} has a time in a zone, and may be another day where the invoice was made",
       "give the day of the invoice alone"},
      {S::amount_for_date, C::bad_date, "the number {found}, where a date is expected",
       "show the column as dates in the spreadsheet, and save it"},
      {S::not_a_quarter, C::bad_quarter, "{found} is not a quarter of the form YYYY-Qn",
       "[use|use {use}]"},
      {S::not_a_decimal, C::bad_decimal,
       "{found} is not a plain decimal[empty| (it is empty)][space| (there is a space before or "
       "after it)][currency| (the currency has a field of its own)][comma| (the decimal sign is a "
       "comma)][thousands| (thousands are separated)][exponent| (an exponent may stand only in a "
       "number without quotes)]",
       "[use|use {use}][like|write it like \"12000.50\"]"},
      {S::not_a_number_in_style, C::bad_decimal,
       "{found} is not a number with a decimal {decimal} and {thousands}",
       "[other|it would be one with a decimal {other} and {between}][rounded|the spreadsheet has "
       "rounded it: show the column as numbers and save again][unit|only the number belongs in the "
       "cell, not its currency or unit][odd|{odd} stands in it: take it out][values|choose another "
       "column, or say under \"values\" what "
       "it means]"},
      {S::percent_for_amount, C::bad_decimal,
       "{found} is a percentage, where an amount is expected",
       "say \"percent_of\": \"gross\" of the column, if it is one of the gross, or leave it out"},
      {S::other_negative, C::bad_decimal,
       "{found} [parentheses|is in parentheses][minus|has a minus sign after it]",
       "if that means a negative amount, the mapping must say so: \"negatives\": {negatives}"},
      {S::date_for_amount, C::bad_decimal, "the date {found}, where an amount is expected",
       "show the column as numbers in the spreadsheet, and save it"},
      {S::out_of_time, C::out_of_limits, "{found} is not between {first} and {last}"},
      {S::number_too_large, C::out_of_limits,
       "{found} is too large: {what} has at most {digits} before the point"},
      {S::number_too_fine, C::out_of_limits,
       "{found} is too fine: {what} has at most {digits} after the point"},
      {S::below_zero, C::out_of_limits, "{found} is below zero, which {what} cannot be here"},
      {S::not_above_zero, C::out_of_limits, "{found} is not above zero, as {what} must be"},
      {S::number_too_long, C::out_of_limits, "{found}, which {what} never needs"},
      {S::not_a_whole_number, C::out_of_limits,
       "{found} is not a whole number from {least} to {most}"},
      {S::not_a_country, C::unknown_code, "{found} is not an ISO 3166 country code",
       "[use|use {use}]"},
      {S::not_a_currency, C::unknown_code, "{found} is not an ISO 4217 currency code",
       "[use|use {use}]"},
      {S::sign_of_several, C::unknown_code, "{found} may be several currencies",
       "say which under the field's \"values\""},
      {S::not_a_choice, C::unknown_choice, "{found} is not a {kind}",
       "[use|use {use}][list|it is one of {list}]"},
      {S::not_a_reading_value, C::unknown_choice, "{found} is not a value of this reading",
       "it is {values}"},
      {S::not_a_credit_reason, C::unknown_choice, "{found} is not a reason for a credit",
       "it is one of returned, defective, correction, discount, other"},
      {S::not_a_deduction, C::unknown_choice, "{found} is not a deduction",
       "[use|use {use}][list|it is one of {list}][cell|write true, false or names of deductions "
       "with spaces between them]"},
      {S::not_a_flag, C::unknown_choice, "{found} is neither true nor false"},
      {S::none_of, C::unknown_choice, "{found} is none of {list}"},
      {S::not_a_century, C::unknown_choice, "a century begins with 1900 or 2000"},
      {S::not_a_seller, C::unknown_seller, "{found} is not {which} seller of this ledger",
       "[use|use {use}][outside|leave the field out for a buyer outside the licensed "
       "group][list|add it to \"sellers\"]"},
      {S::end_before_beginning, C::wrong_order, "{last} ({end}) is before {first} ({begin})"},
      {S::earlier_file, C::contradiction, "{said}, but an earlier file says {earlier}"},
      {S::another_seller, C::contradiction, "{id} is another seller in an earlier file ({known})",
       "one id must mean one seller"},
      {S::milestone_twice, C::contradiction, "milestone {number} occurs a second time",
       "put everything about it in one entry"},
      {S::another_rate, C::contradiction,
       "another rate for {currency} on {day}, which has {rate} already", "keep one"},
      {S::another_base_rate, C::contradiction,
       "another base rate from {day}, which has {rate} already", "keep one"},
      {S::both_rates, C::contradiction,
       "both \"usd\" and \"per_usd\": give the rate in one form only"},
      {S::instalment_unnamed, C::contradiction,
       "no amendment names an instalment {instalment} of milestone {number}"},
      {S::accounts_overlap, C::contradiction,
       "the account's days overlap with those of {account}, from {day}",
       "give the earlier one an \"until\" before the later one's \"from\""},
      {S::comes_twice, C::contradiction, "{field} {id} comes a second time",
       "give each of its own"},
      {S::row_without_figure, C::contradiction,
       "a row without a figure: give \"made\", \"sold\" or \"net_sales\""},
      {S::net_sales_without_currency, C::contradiction, "\"net_sales\" without its \"currency\""},
      {S::not_an_instalment_id, C::contradiction,
       "an instalment's \"id\" is one small letter, a to z"},
      {S::amount_and_instalments, C::contradiction,
       "both \"amount_usd\" and \"instalments\": the instalments have sums of their own"},
      {S::patent_without_expiry, C::contradiction,
       "\"expires\" is missing, which a patent outside Schedule A must have"},
      {S::patent_without_case, C::contradiction,
       "\"case\" is missing, by which Schedule A lists a patent"},
      {S::quantity_below_zero, C::contradiction,
       "a quantity below zero, which only a credit note can have (a negative \"gross\" or a "
       "\"credit_of\")"},
      {S::free_with_price, C::contradiction,
       "\"free\" with a price: what is supplied free of charge has \"gross\" 0"},
      {S::free_credit_note, C::contradiction,
       "\"free\" with a \"credit_of\": a credit note is no supply"},
      {S::buyer_sells, C::contradiction, "{found} is the seller of this line",
       "name the buyer, or leave the field out for one outside the licensed group"},
      {S::decimal_as_thousands, C::contradiction,
       "the decimal sign cannot separate the thousands as well"},
      {S::column_and_constant, C::contradiction, "a \"column\" and a \"constant\"",
       "keep one (an empty cell can be given a meaning: {example})"},
      {S::columns_and_other, C::contradiction, "\"columns\" beside a \"column\" or a \"constant\"",
       "keep one"},
      {S::numbers_joined, C::contradiction, "{field} is an amount, and only texts are joined",
       "say \"sum\", \"difference\" or \"product\""},
      {S::not_to_fill, C::contradiction,
       "[amount|{column} is an amount, which stands for its own row alone][skip|an empty cell of "
       "{column} says that its row is left out: it cannot stand for the one above as well]"},
      {S::other_sign, C::contradiction,
       "{found} stands with it, and {other} with what it is combined with"},
      {S::sign_of_two, C::contradiction,
       "{sign} stands with an amount in {currency}, and above with one in {other}",
       "if each is in its row's currency, the mapping must say of the field \"currency\": \"row\""},
      {S::values_of_constant, C::contradiction, "\"values\" for a constant, which has no cells"},
      {S::constant_worked_out, C::contradiction, "a constant stands for itself",
       "keep it or what is said of the numbers of a column"},
      {S::not_of_numbers, C::contradiction, "{field} is no number, of which that could be said"},
      {S::gross_of_itself, C::contradiction, "the gross is no part of itself"},
      {S::quantity_of_itself, C::contradiction, "the quantity is not for one of itself"},
      {S::other_money, C::contradiction,
       "{sign} stands with the amount, and the row's currency is {currency}"},
      {S::other_heading_currency, C::contradiction,
       "its heading says {heading}, the row {currency}",
       "if the amounts are in each row's own currency, the mapping must say of the field "
       "\"currency\": \"row\""},
      {S::credit_below_zero, C::contradiction,
       "{found} is below zero already, in the row of a credit note by {kind}",
       "leave \"sign_from\" out if the amounts have their signs"},
      {S::other_deduction_sign, C::contradiction,
       "{found} has another sign beside its gross than the rows above: is it taken off?"},
      {S::seller_named, C::still_named, "\"{seller}\" is named by {lines}", "keep this seller"},
      {S::buyer_named, C::still_named,
       "another line names \"{seller}\" as its buyer, and this is the only one that \"{seller}\" "
       "sells",
       "change that line first"},
      {S::other_cell_count, C::bad_table, "{count} cells where the table has {columns} columns",
       "a cell that holds the delimiter needs quotation marks"},
      {S::long_cell, C::bad_table,
       "a cell of more than 64 KiB, where a ledger's texts have at most 4096 bytes",
       "end the row with a line break, or say what really separates its cells (\"delimiter\")"},
      {S::long_quoted_cell, C::bad_table,
       "a cell of more than 64 KiB begins here with a quotation mark",
       "if that is not closed, close it, else shorten the text: a ledger's have at most 4096 "
       "bytes"},
      {S::text_after_cell, C::bad_table, "text after the closing quotation mark of a cell",
       "write a quotation mark that belongs to the text twice"},
      {S::mark_in_cell, C::bad_table, "a quotation mark inside a cell that does not begin with one",
       "put the cell in quotation marks and write the one inside twice"},
      {S::cell_not_closed, C::bad_table,
       "the quotation mark that opens a cell here is not closed before the file ends"},
      {S::column_too_narrow, C::bad_table,
       "{found} is what a spreadsheet shows of a column that is too narrow",
       "widen it and save again"},
      {S::error_of_formula, C::bad_table, "{found} is an error of the spreadsheet's formula",
       "mend it there and save again"},
      {S::number_rounded, C::bad_table, "{found} is a number that the spreadsheet has rounded",
       "show the column as text or as whole numbers, and save again"},
      {S::utf_32, C::bad_encoding, "this is UTF-32 text", "save the file as UTF-8"},
      {S::not_text, C::bad_encoding,
       "this is not text, or is UTF-16 or UTF-32 without a byte order mark",
       "save the file as UTF-8"},
      {S::half_character, C::bad_encoding,
       "the file ends in the middle of a character, for UTF-16 takes two bytes for each: it was "
       "not copied or saved in full"},
      {S::surrogate_in_cell, C::bad_encoding,
       "{found} has half of a surrogate pair in it ({code}), which is not a character",
       "write what was meant, and save the file as UTF-8"},
      {S::not_windows_1252, C::bad_encoding,
       "{found} has the byte {byte} in it, which is not a character of Windows-1252",
       "write what was meant, or save the file as UTF-8 and have the mapping say so: \"encoding\": "
       "\"utf-8\""},
      {S::cell_not_utf_8, C::bad_encoding, "{found} is not UTF-8 text",
       "if the file is Windows-1252 (\"ANSI\"), the mapping must say so: \"encoding\": "
       "\"windows-1252\""},
      {S::no_sales, C::no_sales, "no row of the table holds a sale"},
      {S::delimiter_open, C::undecided,
       "not decided: a comma, a semicolon, a tab or a bar between cells"},
      {S::header_open, C::undecided, "not decided: whether the first row holds headings"},
      {S::source_open, C::undecided, "not decided: a column, or a constant for all rows"},
      {S::decimal_open, C::undecided, "not decided: a decimal point or a decimal comma"},
      {S::dates_open, C::undecided, "not decided: the order of day, month and year"},
      {S::cell_date_open, C::undecided, "the order of the dates is not decided"},
      {S::cell_decimal_open, C::undecided, "the decimal sign is not decided"},
      {S::text_date_open, C::undecided,
       "a date kept as text, and the mapping does not say its order", "say \"dates\""},
      {S::text_decimal_open, C::undecided,
       "a number kept as text, and the mapping does not say its decimal sign", "say \"decimal\""},
      {S::heading_open, C::undecided, "not decided: the heading {heading} says {says}",
       "[scale|say {scale}, or \"1\" if its cells are whole amounts][percent|say \"gross\", or "
       "\"\" if its cells are amounts][each|say \"quantity\", or \"\" if its cells are for the "
       "whole line]"},
      {S::note_open, C::undecided,
       "not decided: [row|row {row}][name|the sheet's name] says {says} of the table's amounts",
       "say {scale}, or \"1\" if its cells are whole amounts"},
      {S::credit_open, C::undecided,
       "not decided: what {column} holds in the rows of credit notes"},
      {S::kind_open, C::undecided, "{found} is not said to be a credit note or a sale",
       "the mapping must have it under \"credit\" or \"sale\" of \"sign_from\""},
      {S::cells_open, C::undecided,
       "not decided: what {column} holds in the rows that are left out"},
      {S::cancelled_open, C::undecided, "{found} says that the row was cancelled",
       "the mapping must have it under \"cells\" of \"skip_rows_with\""},
      {S::total_named, C::undecided, "{found} says that this row is a total",
       "the mapping must say what becomes of such rows: \"totals\": \"named\" leaves them out, "
       "\"read\" counts them as sales"},
      {S::total_summed, C::undecided, "{found} is the sum of the rows above",
       "the mapping must say what becomes of such rows: \"totals\": \"sums\" leaves them out, "
       "\"read\" counts them as sales"},
      {S::total_of_one, C::undecided,
       "{found} may be the total of the row above: row {row} is a sum only if it is one",
       "the mapping must say of it, by a cell of it like {cell}, under \"left_out\" or \"kept\" of "
       "\"totals\""},
      {S::total_above, C::undecided, "{found} is the sum of the rows below",
       "the mapping must say of it, by a cell of it like {cell}, under \"left_out\" or \"kept\" of "
       "\"totals\""},
      {S::hidden_open, C::undecided,
       "not decided: {count} [one|row is][more|rows are] hidden or filtered out in the sheet, the "
       "first is row {first}",
       "say \"read\" to import such rows, \"skip\" to leave them out"},
      {S::no_such_number, C::unknown_column, "there is no column {number}: the table has {count}"},
      {S::no_such_heading, C::unknown_column, "the table has no column {heading}",
       "[use|use {use}][has|it has {has}][none|it has no headings; name it by its number]"},
      {S::other_heading, C::unknown_column,
       "the mapping was made for another table: column {number} is headed {heading} "
       "here[made_for|, "
       "and {made_for} there][none|, and has no heading there]",
       "have a mapping proposed for this table, or leave \"headings\" out of this one"},
      {S::heading_twice, C::unknown_column, "two columns are headed {heading}",
       "name the one you mean by its number ({number} is the first)"},
      {S::column_unused, C::unused_column, "{column} is neither a field nor ignored",
       "map it, or add it here"},
      {S::workbook_cut, C::bad_workbook, "the file is cut: its end is missing",
       "copy or download it anew, in full"},
      {S::container_damaged, C::bad_workbook,
       "the file is damaged: its parts do not unpack to what they should",
       "copy or download it anew, or open it in a spreadsheet and save it as a new workbook"},
      {S::workbook_locked, C::bad_workbook, "the workbook is encrypted",
       "open it in a spreadsheet with its password, take the password off, and save it"},
      {S::workbook_too_large, C::bad_workbook,
       "the workbook [unpacked|unpacks to more than 1 GiB][file|is larger than 128 "
       "MiB][texts|holds "
       "more than 64 MiB of text][sheet|has a sheet of more than 128 MiB of text][elements|lists "
       "more "
       "cells, sheets or formats than a program writes], which no table of sales needs",
       "copy the sheet with the sales into a new workbook"},
      {S::workbook_old, C::bad_workbook, "the file is an old workbook (.xls)",
       "open it in a spreadsheet and save it as .xlsx"},
      {S::workbook_binary, C::bad_workbook, "the file is a binary workbook (.xlsb)",
       "open it in a spreadsheet and save it as .xlsx"},
      {S::open_document, C::bad_workbook, "the file is an OpenDocument spreadsheet (.ods)",
       "open it in its program and save it as .xlsx (Excel 2007-365)"},
      {S::no_workbook, C::bad_workbook, "the file is a container, and no workbook is in it",
       "save the sheet with the sales as .xlsx, CSV or TSV"},
      {S::workbook_damaged, C::bad_workbook,
       "the workbook is damaged, or no spreadsheet saved it: it holds [nested|elements nested more "
       "deeply than a workbook has them][doctype|a document type, which no spreadsheet "
       "writes][torn|XML that breaks off or contradicts itself ({torn})][element|an element of "
       "more than 1 MiB][rows|rows out of their order][cells|cells out of their order in row "
       "{cells}][values|two values in one cell of row {values}][named|two sheets called "
       "{named}][same|sheet {same} where another one is]",
       "open it in a spreadsheet and save it as a new workbook"},
      {S::or_as_value, C::unknown_code, "", "or say what it means under the field's \"values\""},
      {S::or_as_taken_off, C::out_of_limits, "",
       "if amounts taken off are written below zero, the mapping must say so: "
       "\"negative_deductions\": \"taken-off\""},
      {S::worked_out_as, C::bad_decimal, "", "it is {how}"},
      {S::or_rounded, C::contradiction, "",
       "to round it, the field must say \"round\": 4, or fewer"},
  });
  static constexpr bool in_order() {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].id != static_cast<Sentence>(i)) return false;
    }
    return true;
  }
};
static_assert(ProblemCatalogue::in_order());

}  // namespace

std::span<const ProblemSentence> problem_sentences() {
  return ProblemCatalogue::rows;
}

const ProblemSentence& row_of(Sentence sentence) {
  return problem_sentences()[static_cast<std::size_t>(sentence)];
}

}  // namespace jm216

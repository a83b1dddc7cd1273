#pragma once
// What problems say: one catalogue. Who finds a problem names its sentence and gives the arguments.
#include <cstdint>
#include <span>
#include <string_view>

namespace jm216 {

enum class ProblemCode : std::uint8_t;

// By code, in the order of the codes.
enum class Sentence : std::uint8_t {
  // not-json
  utf_16,
  workbook,
  gzip,
  pdf,
  markup,
  table_for_json,
  endless_token,
  empty_file,
  ends_early,
  nul_byte,
  after_end,
  text_unexpected,
  half_surrogate,
  not_an_escape,
  no_closing_quote,
  line_break_in_text,
  control_in_text,
  text_not_utf_8,
  word_unexpected,
  not_a_number,
  // too-deep
  too_deep,
  // too-long
  too_long,
  text_too_long,
  // too-large
  too_many_names,
  no_room,
  no_memory,
  too_many_columns,
  // nul-in-text
  nul_in_text,
  text_with_nul,
  // unknown-format
  not_a_ledger_format,
  answer_for_ledger,
  not_a_mapping_format,
  not_an_answer,
  // unknown-member
  not_a_reading,
  not_a_field,
  not_of_a_mapping,
  // missing-member
  field_missing,
  sales_missing,
  rate_missing,
  source_missing,
  cell_empty,
  cells_empty,
  kind_column_missing,
  no_quantity_for_one,
  needs_beside,
  part_empty,
  // duplicate-member
  field_twice,
  // wrong-type
  wrong_kind,
  not_a_ledger,
  cell_text_too_long,
  cell_error,
  cell_date_invalid,
  cell_day_invalid,
  cell_number_invalid,
  cell_unworked,
  cell_text_absent,
  // empty-text
  text_empty,
  seller_id_empty,
  // bad-date
  not_a_day,
  not_a_date,
  not_a_date_in_order,
  short_year,
  zoned_time,
  amount_for_date,
  // bad-quarter
  not_a_quarter,
  // bad-decimal
  not_a_decimal,
  not_a_number_in_style,
  percent_for_amount,
  other_negative,
  date_for_amount,
  // out-of-limits
  out_of_time,
  number_too_large,
  number_too_fine,
  below_zero,
  not_above_zero,
  number_too_long,
  not_a_whole_number,
  // unknown-code
  not_a_country,
  not_a_currency,
  sign_of_several,
  // unknown-choice
  not_a_choice,
  not_a_reading_value,
  not_a_credit_reason,
  not_a_deduction,
  not_a_flag,
  none_of,
  not_a_century,
  // unknown-seller
  not_a_seller,
  // wrong-order
  end_before_beginning,
  // contradiction
  earlier_file,
  another_seller,
  milestone_twice,
  another_rate,
  another_base_rate,
  both_rates,
  instalment_unnamed,
  accounts_overlap,
  comes_twice,
  row_without_figure,
  net_sales_without_currency,
  not_an_instalment_id,
  amount_and_instalments,
  patent_without_expiry,
  patent_without_case,
  quantity_below_zero,
  free_with_price,
  free_credit_note,
  buyer_sells,
  decimal_as_thousands,
  column_and_constant,
  columns_and_other,
  numbers_joined,
  not_to_fill,
  other_sign,
  sign_of_two,
  values_of_constant,
  constant_worked_out,
  not_of_numbers,
  gross_of_itself,
  quantity_of_itself,
  other_money,
  other_heading_currency,
  credit_below_zero,
  other_deduction_sign,
  // still-named
  seller_named,
  buyer_named,
  // bad-table
  other_cell_count,
  long_cell,
  long_quoted_cell,
  text_after_cell,
  mark_in_cell,
  cell_not_closed,
  column_too_narrow,
  error_of_formula,
  number_rounded,
  // bad-encoding
  utf_32,
  not_text,
  half_character,
  surrogate_in_cell,
  not_windows_1252,
  cell_not_utf_8,
  // no-sales
  no_sales,
  // undecided
  delimiter_open,
  header_open,
  source_open,
  decimal_open,
  dates_open,
  cell_date_open,
  cell_decimal_open,
  text_date_open,
  text_decimal_open,
  heading_open,
  note_open,
  credit_open,
  kind_open,
  cells_open,
  cancelled_open,
  total_named,
  total_summed,
  total_of_one,
  total_above,
  hidden_open,
  // unknown-column
  no_such_number,
  no_such_heading,
  other_heading,
  heading_twice,
  // unused-column
  column_unused,
  // bad-workbook
  workbook_cut,
  container_damaged,
  workbook_locked,
  workbook_too_large,
  workbook_old,
  workbook_binary,
  open_document,
  no_workbook,
  workbook_damaged,
  // said after another problem's, which gives the code
  or_as_value,
  or_as_taken_off,
  worked_out_as,
  or_rounded,
};

struct ProblemSentence {
  Sentence id;
  ProblemCode code;
  // What was found and, where it helps, what was expected: arguments by name, and passages
  // (sentence.hpp).
  std::string_view sentence;
  // The likely repair, said after a semicolon; nothing is said where all its passages fall away.
  std::string_view repair = {};
};
const ProblemSentence& row_of(Sentence sentence);
// The catalogue, in the order of Sentence.
std::span<const ProblemSentence> problem_sentences();

}  // namespace jm216

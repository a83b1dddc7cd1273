#pragma once

#include <string>

#include "web/facts/document.hpp"
#include "web/views/views.hpp"

// The form in which a record of the ledger is changed, used by the views that show such records.

namespace jm216::views {

/// Opens a record of the section that the form shows.
void open_record(State& state, const Document& ledger, std::size_t record);
/// Begins a new record of it.
void start_record(State& state, const Document& ledger);

/// Opens the sales line of that number, once the worker has brought it; begins a new one.
void open_sale(State& state, std::size_t line);
void start_sale(State& state, std::size_t line);

/// Shows another view; where the explanation would cover it, that is closed.
void show(State& state, View view);

/// Whether lead_to() knows where the pointer leads.
bool leads_somewhere(const Document& ledger, std::string_view pointer);
/// Goes where a pointer into the ledger leads: to a line's explanation or a record's form.
void lead_to(State& state, const Document& ledger, std::string_view pointer);

/// What the form holds, as text for the reader: dates as the format wants them, however they were
/// typed.
std::string text_of(const State& state);

/// The form of the open record.
void form(ui::Flow& flow, const Report& report, const Document& ledger, State& state);

/// Begins to dismiss a question of a review, there too.
void start_dismissal(State& state, const Document& ledger, const std::string& question, Date day);

/// Begins a payment for an obligation, in the view of facts.
void start_payment(State& state, const Document& ledger, const Obligation& obligation);

}  // namespace jm216::views

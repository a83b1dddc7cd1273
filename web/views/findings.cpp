#include <algorithm>
#include <charconv>

#include "web/ui/format.hpp"
#include "web/views/facts.hpp"
#include "web/views/parts.hpp"

namespace jm216::views {
namespace {

std::string_view heading(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "Errors";
    case Severity::warning:
      return "Warnings";
    case Severity::question:
      return "Questions to ask";
    case Severity::note:
      break;
  }
  return "Notes";
}

std::string_view meaning(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "a figure is missing or may be wrong";
    case Severity::warning:
      return "the ledger should be looked at";
    case Severity::question:
      return "what an inspector of the books would ask; no figure depends on it";
    case Severity::note:
      break;
  }
  return "what had to be assumed";
}

/// "sales 757, credit reason" for "/sales/756/credit_reason": people count from one.
std::string place_in_words(std::string_view pointer) {
  std::string words;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view part = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(part.size());
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
    if (error == std::errc() && end == part.data() + part.size()) {
      words += ' ' + std::to_string(index + 1);
    } else {
      if (!words.empty()) words += ", ";
      words += part;
    }
  }
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

constexpr float clause_width = 60;

/// What stands below the message.
std::string words_below(const Finding& finding, bool leads) {
  std::string words(kind_of(finding.code).code);
  if (!finding.where.empty() && !leads) words += "  ·  in the ledger at " + finding.where;
  return words;
}

float height_of(const Finding& finding, const Document& ledger, float whole_width) {
  const bool leads = leads_somewhere(ledger, finding.where);
  const float width = whole_width - clause_width;
  return 9 + ui::paragraph_height(ui::type().body, width, finding.message) + 1 +
         ui::paragraph_height(ui::type().caption, width, words_below(finding, leads)) +
         (leads || !finding.question.empty() ? 24 : 0) + 9;
}

/// Where the finding is, and that a question may be dismissed.
void draw_links(ui::Flow& flow, const Finding& finding, const Document& ledger, Date as_of,
                State& state) {
  const ui::TypeStyle& style = ui::type().small_strong;
  float x = flow.x + clause_width;
  const float middle = flow.y + 12;
  if (leads_somewhere(ledger, finding.where)) {
    const std::string label =
        ui::fitted(style, "Show " + place_in_words(finding.where), flow.width - clause_width - 120);
    if (ui::link("show:" + finding.where, x, middle, style, label))
      lead_to(state, ledger, finding.where);
    x += ui::text_width(style, label) + 24;
  }
  if (!finding.question.empty()) {
    if (ui::link("dismiss:" + finding.question, x, middle, style, "Dismiss …"))
      start_dismissal(state, ledger, finding.question, as_of);
  }
  flow.y += 24;
}

void draw_finding(ui::Flow& flow, const Finding& finding, const Document& ledger, Date as_of,
                  bool last, State& state) {
  const ui::Palette& colours = ui::palette();
  flow.y += 9;
  const Word word = severity(kind_of(finding.code).severity);
  ui::text(ui::type().small_strong, flow.x, flow.y + 10, ui::ink_of(word.tone), finding.clause);
  const float x = flow.x + clause_width;
  const float width = flow.width - clause_width;
  flow.y += ui::paragraph(ui::type().body, x, flow.y, width, colours.ink, finding.message);
  const bool leads = leads_somewhere(ledger, finding.where);
  flow.y += 1;
  flow.y += ui::paragraph(ui::type().caption, x, flow.y, width, colours.secondary,
                          words_below(finding, leads));
  if (leads || !finding.question.empty()) draw_links(flow, finding, ledger, as_of, state);
  flow.y += 9;
  if (!last) ui::horizontal(flow.x, flow.x + flow.width, flow.y, colours.line);
}

}  // namespace

void findings(ui::Flow& flow, const Report& report, const Document& ledger, State& state) {
  ui::view_heading(flow, "Findings",
                   "What the calculation had to assume, could not compute, or found worth looking "
                   "at in the ledger.");
  const ui::Rect line = flow.take(32);
  const std::string_view review =
      state.reviews ? "Without an inspector's questions" : "With an inspector's questions";
  if (ui::button("review", line.x, line.middle(), review))
    state.actions.ask(ReviewWish{!state.reviews});
  if (report.findings.empty()) {
    ui::empty_state(flow, "No findings", "Nothing had to be assumed and nothing stood out.");
  }
  for (const Severity severity :
       {Severity::error, Severity::warning, Severity::question, Severity::note}) {
    std::vector<const Finding*> of_it;
    for (const Finding& finding : report.findings) {
      if (kind_of(finding.code).severity == severity) of_it.push_back(&finding);
    }
    if (of_it.empty()) continue;
    ui::Card card(flow, std::string(heading(severity)) + " (" + std::to_string(of_it.size()) + ")",
                  meaning(severity));
    card.inside.y -= 8;
    ImGui::PushID(static_cast<int>(severity));
    state.finding_lists.at(static_cast<std::size_t>(severity))
        .draw(
            card.inside, of_it.size(),
            [&](std::size_t i) { return height_of(*of_it[i], ledger, card.inside.width); },
            [&](ui::Flow& place, std::size_t i) {
              draw_finding(place, *of_it[i], ledger, report.as_of, i + 1 == of_it.size(), state);
            });
    ImGui::PopID();
    card.inside.y -= 6;
  }
}

}  // namespace jm216::views

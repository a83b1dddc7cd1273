#include <algorithm>

#include "web/platform/platform.hpp"
#include "web/ui/format.hpp"
#include "web/views/cells.hpp"
#include "web/views/parts.hpp"
#include "web/views/standing.hpp"

namespace jm216::views {
namespace {

/// The royalty of the latest quarter that is over and of which something is payable.
ui::KeyFigure latest_payable(const Report& report) {
  const Obligation* latest = nullptr;
  for (const Obligation& one : report.obligations) {
    const bool royalty = ObligationId::parse(one.id).kind == ObligationKind::royalty;
    if (royalty && one.status != ObligationStatus::accruing &&
        one.status != ObligationStatus::none) {
      latest = &one;
    }
  }
  if (latest == nullptr) {
    return {.label = "Royalty payable",
            .figure = std::string(ui::unknown),
            .remark = "no quarter with sales"};
  }
  const Word word = status(*latest, report.as_of);
  const std::string quarter = ObligationId::parse(latest->id).name;
  ui::KeyFigure key = amount_key("Royalty payable " + quarter, latest->amount, latest->id);
  key.remark = word.text;
  key.tone = word.tone;
  if (!latest->amount) {
    key.remark = "an exchange rate is missing";
    key.tone = ui::Tone::bad;
  }
  if (latest->due) key.note = "due " + ui::day(*latest->due);
  if (latest->paid.is_positive() && is_open(*latest)) {
    key.note += " · " + ui::dollars(latest->paid) + " of it paid";
  }
  return key;
}

ui::KeyFigure interest(const Report& report) {
  return interest_figure("Interest (XVI)", report);
}

/// "Royalty and statement 2012-Q2" where both are due on the day, else what the first one says.
std::string deadline_name(const Deadline& one, const Report& report) {
  const auto due = [&](const std::string& id) {
    return std::any_of(
        report.deadlines.begin(), report.deadlines.end(),
        [&](const Deadline& other) { return other.id == id && other.date == one.date; });
  };
  const auto of = DeadlineId::parse(one.id);
  if (of.kind == DeadlineKind::royalty) {
    const bool both = due(Id<DeadlineKind>{DeadlineKind::statement, of.name});
    return (both ? "Royalty and statement " : "Royalty ") + of.name;
  }
  if (of.kind == DeadlineKind::statement) return "Statement " + of.name;
  return one.what;
}

/// The next day on which something is to be done or happens; patents expire without anybody's doing.
ui::KeyFigure next_deadline(const Report& report) {
  for (const Deadline& one : report.deadlines) {
    const bool ahead =
        one.status == DeadlineStatus::upcoming || one.status == DeadlineStatus::today;
    if (!ahead || DeadlineId::parse(one.id).kind == DeadlineKind::patent) continue;
    // Where nothing was sold only the statement is owed.
    const Obligation* payment = find_obligation(report, one.id);
    if (payment != nullptr && payment->amount && payment->amount->is_zero()) continue;
    return date_key("Next deadline", one.date, deadline_name(one, report),
                    FigureId::deadline(one.id));
  }
  return {.label = "Next deadline", .figure = std::string(ui::unknown), .remark = "none ahead"};
}

ui::KeyFigure term_ends(const Report& report) {
  return date_key("TERM ends (" + std::string(term_clause(report)) + ")", report.term.ends,
                  term_reason(report), FigureId::term());
}

/// What matters before any figure: each with its clause, and a press says why.
void draw_standing(ui::Flow& flow, const Report& report, State& state) {
  const std::vector<Standing> all = standing_of(report);
  if (all.empty()) return;
  ui::Card card(flow, "How the licence stands", "on " + ui::day(report.as_of));
  constexpr std::size_t most = 6;
  ui::Flow& inside = card.inside;
  const bool beside = inside.width >= 480;  // else the clause ends the words
  const float clauses = beside ? 60 : 0;
  const std::size_t shown = std::min(all.size(), most);
  ImGui::PushID("standing");
  for (std::size_t i = 0; i < shown; ++i) {
    const Standing& one = all[i];
    if (i > 0) ui::horizontal(inside.x, inside.x + inside.width, inside.y - 5, ui::palette().line);
    const float middle = inside.y + 12;
    if (beside) {
      ui::text(ui::type().small_strong, inside.x, middle, ui::ink_of(one.tone), one.clause);
    }
    ui::Flow words{inside.x + clauses, inside.width - clauses, inside.y + 24};
    const std::string heading = ui::fitted(ui::type().body_strong, one.heading, words.width);
    if (ui::link(one.why, words.x, middle, ui::type().body_strong, heading)) {
      ui::select({one.why, "", one.why}, state.selection);
      platform::request_frame();
    }
    const std::string said = beside ? one.words : one.words + " (" + one.clause + ")";
    ui::write(words, ui::type().small, ui::palette().secondary, said, 11);
    inside.y = words.y;
  }
  ImGui::PopID();
  const std::string label =
      all.size() > shown ? "All " + std::to_string(all.size()) + " under Rights and notices ›"
                         : "Rights and notices ›";
  const ui::Rect line = inside.take(24, 0);
  if (ui::link("to rights", line.x, line.middle(), ui::type().body, label)) {
    state.view = View::rights;
  }
}

void attention(ui::Flow& flow, const Report& report, State& state) {
  const bool has_errors = count_of(report, Severity::error) > 0;
  if (!has_errors && count_of(report, Severity::warning) == 0) return;
  const ui::Tone tone = has_errors ? ui::Tone::bad : ui::Tone::caution;
  const ui::Rect rect = flow.take(40);
  ui::fill(rect, ui::wash_of(tone), ui::size::corner);
  const float x = ui::text(ui::type().title, rect.x + ui::size::padding, rect.middle(),
                           ui::ink_of(tone), findings_counted(report));
  if (ui::link("findings", x + 16, rect.middle(), ui::type().body, "Show findings ›")) {
    state.view = View::findings;
  }
}

/// So many notes are shown, and so many characters of each: they are drawn at every frame.
constexpr std::size_t most_notes = 20;
constexpr std::size_t longest_note = 2000;

/// A note's beginning, to the end of a character.
std::string shortened(const std::string& note) {
  if (note.size() <= longest_note) return note;
  std::size_t end = longest_note;
  while (end > 0 && (static_cast<unsigned char>(note[end]) & 0xc0U) == 0x80U) --end;
  return note.substr(0, end) + "…";
}

/// What the ledger says of itself: its sources, say.
void notes(ui::Flow& flow, const Report& report) {
  if (report.ledger.notes.empty()) return;
  ui::Card card(flow, "Notes in this ledger");
  const float width = std::min(card.inside.width, 860.0f);
  const std::vector<std::string>& all = report.ledger.notes;
  const auto write = [&](const std::string& words) {
    card.inside.y += ui::paragraph(ui::type().small, card.inside.x, card.inside.y, width,
                                   ui::palette().secondary, words) +
                     6;
  };
  const std::size_t shown = std::min(all.size(), most_notes);
  for (std::size_t i = 0; i < shown; ++i) write(shortened(all[i]));
  if (shown < all.size()) {
    write("and " + ui::counted(all.size() - shown, "more note", "more notes") +
          ": they are under Facts.");
  }
  card.inside.y -= 6;
}

}  // namespace

void overview(ui::Flow& flow, const Report& report, State& state) {
  draw_standing(flow, report, state);
  const ui::KeyFigure keys[] = {latest_payable(report), outstanding_figure(report),
                                interest(report), next_deadline(report), term_ends(report)};
  ui::key_figures(flow, keys, std::size(keys), state.selection);
  attention(flow, report, state);
  royalty_chart(flow, report, state);
  if (const QuarterReport* quarter = shown_quarter(report, state.quarter)) {
    quarter_rows(flow, report, *quarter, state);
  }
  licence_time_line(flow, report, state);
  notes(flow, report);
}

}  // namespace jm216::views

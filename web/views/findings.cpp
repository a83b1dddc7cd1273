#include <algorithm>

#include "core/report/titles.hpp"
#include "core/report/words.hpp"
#include "web/facts/place.hpp"
#include "web/platform/platform.hpp"
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

/// Where a finding leads that names no place itself: to the section that would hold what it misses.
std::string_view section_of(FindingCode code) {
  switch (code) {
    case FindingCode::fx_missing:
    case FindingCode::fx_previous_day:
    case FindingCode::fx_provisional:
      return "/fx";
    case FindingCode::base_rate_missing:
    case FindingCode::base_rate_builtin:
    case FindingCode::base_rate_stale:
      return "/base_rates";
    case FindingCode::statement_differs:
    case FindingCode::statement_late:
    case FindingCode::statement_missing:
      return "/statements";
    case FindingCode::payments_unrecorded:
    case FindingCode::overpaid:
    case FindingCode::payment_for_nothing:
    case FindingCode::paid_late_right:
      return "/payments";
    case FindingCode::as_signed:
      return "/amendments";
    case FindingCode::milestone_order:
    case FindingCode::milestone_attained_late:
      return "/milestones";
    case FindingCode::seller_role_assumed:
      return "/sellers";
    case FindingCode::claims_exceed_cap:
      return "/claims";
    default:
      return "";
  }
}

std::string place_of(const Finding& finding) {
  return finding.where.empty() ? std::string(section_of(finding.code)) : finding.where;
}

constexpr float clause_width = 60;

/// Cases of one cause, of which the first stands for all until they are asked for.
struct Cause {
  std::vector<const Finding*> cases;

  [[nodiscard]] const FindingKind& kind() const { return kind_of(cases.front()->code); }
  [[nodiscard]] bool folds() const { return cases.size() > 2; }
};

std::vector<Cause> causes_of(const Report& report, Severity severity) {
  std::vector<Cause> causes;
  for (const Finding& finding : report.findings) {  // of one code, one after the other
    if (kind_of(finding.code).severity != severity) continue;
    const bool is_same = !causes.empty() && causes.back().cases.front()->code == finding.code;
    if (!is_same) causes.emplace_back();
    causes.back().cases.push_back(&finding);
  }
  return causes;
}

/// A case, or what is said of all cases of a cause.
struct Line {
  const Finding* finding;
  std::size_t folded = 0;  // cases, of which this is the first
  bool is_open = false;
  bool is_last = false;
};

std::vector<Line> lines_of(const std::vector<Cause>& causes, const State& state) {
  std::vector<Line> lines;
  for (const Cause& cause : causes) {
    const bool open = state.open_findings.contains(cause.cases.front()->code);
    if (cause.folds()) lines.push_back({cause.cases.front(), cause.cases.size(), open});
    if (cause.folds() && !open) continue;
    for (const Finding* const one : cause.cases) lines.push_back({one});
  }
  if (!lines.empty()) lines.back().is_last = true;
  return lines;
}

/// "Statement missing: 34 cases"
std::string heading_of(const Line& line) {
  return capitalised(code_in_words(kind_of(line.finding->code).code)) + ": " +
         ui::counted(line.folded, "case", "cases");
}

std::string message_of(const Line& line) {
  if (line.folded == 0) return line.finding->message;
  return line.is_open ? "Each of them:" : "The first: " + line.finding->message;
}

/// To its place, and of a question that it may be dismissed.
bool has_links(const Finding& finding, const Document& ledger) {
  return !finding.question.empty() || leads_somewhere(ledger, place_of(finding));
}

float height_of(const Line& line, const Document& ledger, float whole_width) {
  const float width = whole_width - clause_width;
  const float message = ui::paragraph_height(ui::type().body, width, message_of(line));
  if (line.folded > 0) return 9 + 22 + message + 28 + 9;
  return 9 + message + (has_links(*line.finding, ledger) ? 24 : 0) + 9;
}

void draw_folded(ui::Flow& flow, const Line& line, State& state) {
  const ui::Palette& colours = ui::palette();
  {
    const ui::mirror::Heading heading(3);
    ui::text(ui::type().body_strong, flow.x, flow.y + 10, colours.ink, heading_of(line));
  }
  flow.y += 22;
  ui::write(flow, ui::type().body, colours.ink, message_of(line));
  const FindingCode code = line.finding->code;
  const std::string label = line.is_open
                                ? "Show the first only"
                                : "Show all " + ui::grouped(std::uint64_t{line.folded}) + " ›";
  const std::string id = "fold:" + std::string(kind_of(code).code);
  if (ui::link(id, flow.x, flow.y + 14, ui::type().small_strong, label)) {
    if (line.is_open) {
      state.open_findings.erase(code);
    } else {
      state.open_findings.insert(code);
    }
    platform::request_frame();
  }
  flow.y += 28;
}

void draw_case(ui::Flow& flow, const Finding& finding, const Document& ledger, Date as_of,
               State& state) {
  ui::write(flow, ui::type().body, ui::palette().ink, finding.message);
  if (!has_links(finding, ledger)) return;
  const ui::TypeStyle& style = ui::type().small_strong;
  const std::string dismiss = finding.question.empty() ? "" : "Dismiss …";
  const float middle = flow.y + 12;
  const float gap = 24;
  float x = flow.x;
  if (const std::string where = place_of(finding); leads_somewhere(ledger, where)) {
    const float room = flow.width - (dismiss.empty() ? 0 : gap + ui::text_width(style, dismiss));
    const std::string label = ui::fitted(style, "Show " + name_of_place(ledger, where), room);
    if (ui::link("show:" + where, x, middle, style, label)) lead_to(state, ledger, where);
    x += ui::text_width(style, label) + gap;
  }
  if (!dismiss.empty() && ui::link("dismiss:" + finding.question, x, middle, style, dismiss))
    start_dismissal(state, ledger, finding.question, as_of);
  flow.y += 24;
}

void draw_line(ui::Flow& flow, const Line& line, const Document& ledger, Date as_of, State& state) {
  flow.y += 9;
  const Word word = severity(kind_of(line.finding->code).severity);
  ui::text(ui::type().small_strong, flow.x, flow.y + 10, ui::ink_of(word.tone),
           line.finding->clause);
  ui::Flow inside{flow.x + clause_width, flow.width - clause_width, flow.y};
  if (line.folded > 0) {
    draw_folded(inside, line, state);
  } else {
    draw_case(inside, *line.finding, ledger, as_of, state);
  }
  flow.y = inside.y + 9;
  if (!line.is_last) ui::horizontal(flow.x, flow.x + flow.width, flow.y, ui::palette().line);
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
    const std::vector<Cause> causes = causes_of(report, severity);
    if (causes.empty()) continue;
    const std::vector<Line> lines = lines_of(causes, state);
    std::string title =
        std::string(heading(severity)) + " (" + ui::grouped(count_of(report, severity));
    if (std::any_of(causes.begin(), causes.end(), [](const Cause& one) { return one.folds(); })) {
      title += ", of " + ui::counted(causes.size(), "cause", "causes");
    }
    ui::Card card(flow, title + ')', meaning(severity));
    card.inside.y -= 8;
    ImGui::PushID(static_cast<int>(severity));
    state.finding_lists.at(static_cast<std::size_t>(severity))
        .draw(
            card.inside, lines.size(),
            [&](std::size_t i) { return height_of(lines[i], ledger, card.inside.width); },
            [&](ui::Flow& place, std::size_t i) {
              draw_line(place, lines[i], ledger, report.as_of, state);
            });
    ImGui::PopID();
    card.inside.y -= 6;
  }
}

}  // namespace jm216::views

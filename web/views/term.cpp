#include <algorithm>
#include <cmath>
#include <map>

#include "core/agreement/as_signed.hpp"
#include "web/ui/chart.hpp"
#include "web/ui/format.hpp"
#include "web/views/cells.hpp"
#include "web/views/parts.hpp"
#include "web/views/standing.hpp"

namespace jm216::views {
namespace {

bool is_last(const TermReport& term, const PatentReport& patent) {
  const PatentReport& last = term.last_patent;
  return patent.case_ == last.case_ && patent.country == last.country &&
         patent.application == last.application;
}

/// Patents of one case whose expiries fall on nearly the same place of the line, and which all
/// count or all do not.
struct Spot {
  float x;
  bool counts;
  bool has_last;
  std::vector<const PatentReport*> patents;
};

std::vector<Spot> spots_of(const TermReport& term, std::string_view case_,
                           const ui::TimeScale& scale) {
  constexpr float near = 24;  // a finger's width
  std::vector<Spot> spots;
  for (const PatentReport& patent : term.patents) {
    if (patent.case_ != case_ || patent.expires < scale.from()) continue;
    const float x = scale.at(patent.expires);
    auto spot = std::find_if(spots.begin(), spots.end(), [&](const Spot& other) {
      return other.counts == patent.counts && std::abs(other.x - x) < near;
    });
    if (spot == spots.end()) spot = spots.insert(spots.end(), {x, patent.counts, false, {}});
    spot->patents.push_back(&patent);
    spot->has_last = spot->has_last || is_last(term, patent);
  }
  return spots;
}

std::string hint_of(const Spot& spot) {
  std::string text = spot.counts ? "Counts for the TERM: " : "Does not count: ";
  for (const PatentReport* const patent : spot.patents) {
    if (patent != spot.patents.front()) text += "; ";
    text += patent->country + ' ' + ui::day(patent->expires);
  }
  return text;
}

/// What counts stands above the line, what does not below; a number says how many.
void draw_spot(const Spot& spot, float line) {
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ImU32 colour = spot.counts ? ui::palette().brand : ui::palette().secondary;
  const float y = spot.counts ? line - 6 : line + 6;
  if (spot.has_last) draw.AddCircle({spot.x, y}, 7, colour, 0, 1.5f);
  if (spot.counts) {
    draw.AddCircleFilled({spot.x, y}, 4, colour);
  } else {
    draw.AddCircleFilled({spot.x, y}, 4, ui::palette().panel);
    draw.AddCircle({spot.x, y}, 3.5f, colour, 0, 1.2f);
  }
  if (spot.patents.size() > 1) {
    const std::string count = std::to_string(spot.patents.size());
    const float middle = spot.counts ? y - 14 : y + 14;
    const float width = ui::text_width(ui::type().caption, count);
    ui::fill({spot.x - width / 2 - 1, middle - 6, width + 2, 12}, ui::palette().panel);
    ui::text_centred(ui::type().caption, spot.x, middle, colour, count);
  }
  const PatentReport& first = *spot.patents.front();
  const std::string words = hint_of(spot);
  const std::string id = first.case_ + first.country + first.application;
  ui::hint(ui::item(id, {spot.x - 12, spot.counts ? line - 24 : line, 24, 24}, {.name = words}),
           words);
}

/// Expiries by case, one line each.
void expiries(ui::Flow& flow, const Report& report) {
  const TermReport& term = report.term;
  ui::Card card(flow, "When the patents expire");
  std::vector<std::string> cases;
  Date latest = std::max(term.ends, report.as_of);
  for (const PatentReport& patent : term.patents) {
    if (std::find(cases.begin(), cases.end(), patent.case_) == cases.end()) {
      cases.push_back(patent.case_);
    }
    latest = std::max(latest, patent.expires);
  }
  constexpr float line = 52;
  constexpr float names = 92;
  const float height = 34 + line * static_cast<float>(cases.size()) + 50;
  const ui::Rect place = card.inside.take(height, 0);
  const ui::TimeScale scale(make_date(2001, 1, 1), months_after(latest, 15), place.x + names,
                            place.right() - 8);
  const float bottom = place.bottom() - 10;
  ui::years(scale, bottom, place.y + 24);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const auto upright = [&](Date day, std::string_view label, float down) {
    const float x = scale.at(day);
    const ImU32 colour = ui::palette().brand;
    ui::vertical(x, place.y + 6, bottom - 12, colour);
    // Over the other line, where it reaches it.
    const float width = ui::text_width(ui::type().caption, label);
    ui::fill({x - 8 - width, place.y + 4 + down, width + 6, 16}, ui::palette().panel);
    ui::text_right(ui::type().caption, x - 6, place.y + 12 + down, colour, label);
  };
  upright(term.last_expiry, "last expiry", 0);
  upright(term.ends, "TERM ends", scale.at(term.ends) - scale.at(term.last_expiry) < 80 ? 15 : 0);
  ImGui::PushID("expiries");
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const float y = place.y + 34 + line * (static_cast<float>(i) + 0.5f);
    ui::text(ui::type().small, place.x + 4, y, ui::palette().ink, cases[i]);
    ui::horizontal(scale.at(scale.from()), scale.at(scale.to()), y, ui::palette().line);
    for (const Spot& spot : spots_of(term, cases[i], scale)) draw_spot(spot, y);
  }
  ImGui::PopID();
  ui::today(scale, report.as_of, place.y + 30, bottom - 12, true);
  card.inside.y += 4;
  const float y = card.inside.y + 10;
  const float x = card.inside.x + 8;
  draw.AddCircleFilled({x, y}, 3.5f, ui::palette().brand);
  const float next =
      ui::text(ui::type().small, x + 10, y, ui::palette().secondary, "counts for the TERM");
  draw.AddCircle({next + 20, y}, 3, ui::palette().secondary, 0, 1.2f);
  ui::text(ui::type().small, next + 30, y, ui::palette().secondary, "does not count");
  card.inside.y += 20;
}

/// Countries in which a patent is in force over the same time.
struct Span {
  std::optional<Date> from;  // nothing: since before the licence
  Date until;
  std::string countries;

  [[nodiscard]] std::string words() const {
    return countries + ": in force " + (from ? "from " + ui::day(*from) + ' ' : "") + "until " +
           ui::day(until);
  }
};

/// The last to end first. A country whose patents leave a gap has two.
std::vector<Span> spans_of(const TermReport& term) {
  std::map<std::string, std::vector<Span>> by_country;
  for (const PatentReport& patent : term.patents) {
    if (patent.patent.empty()) continue;  // never granted
    std::vector<Span>& spans = by_country[patent.country];
    Span joined{patent.from, patent.until, patent.country};
    if (joined.from && *joined.from > joined.until) continue;
    for (auto other = spans.begin(); other != spans.end();) {
      const bool apart = (other->from && *other->from > joined.until + Days(1)) ||
                         (joined.from && *joined.from > other->until + Days(1));
      if (apart) {
        ++other;
        continue;
      }
      if (!other->from || (joined.from && *other->from < *joined.from)) joined.from = other->from;
      joined.until = std::max(joined.until, other->until);
      other = spans.erase(other);
    }
    spans.push_back(joined);
  }
  std::vector<Span> all;
  for (const auto& [country, spans] : by_country) {
    for (const Span& span : spans) {
      const auto same = std::find_if(all.begin(), all.end(), [&span](const Span& other) {
        return other.from == span.from && other.until == span.until;
      });
      if (same == all.end()) {
        all.push_back(span);
      } else {
        same->countries += ' ' + country;
      }
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Span& a, const Span& b) { return a.until > b.until; });
  return all;
}

/// What an extension, a certificate or an early end makes of a patent's printed date.
std::vector<ui::Fact> moved_patents(const TermReport& term) {
  std::vector<ui::Fact> facts;
  for (const PatentReport& patent : term.patents) {
    if (patent.until == patent.listed) continue;
    std::string words = "listed " + ui::day(patent.listed) + ", " +
                        (patent.until > patent.listed ? "in force until " : "ended ") +
                        ui::day(patent.until);
    if (patent.counts && patent.expires != patent.until) {
      words += "; the TERM goes by " + ui::day(patent.expires);
    }
    facts.push_back({patent.country + ' ' + patent.application, words});
  }
  return facts;
}

/// Where a patent is in force when: what some readings of V.4 and VII.5 ask.
void in_force(ui::Flow& flow, const Report& report, State& state) {
  const std::vector<Span> spans = spans_of(report.term);
  if (spans.empty()) return;
  const ui::Palette& colours = ui::palette();
  ui::Card card(flow, "Where a patent is in force");
  constexpr float pitch = 32;
  const ui::Rect place = card.inside.take(pitch * static_cast<float>(spans.size()) + 42, 0);
  const Date latest = std::max({report.term.ends, report.as_of, spans.front().until});
  const ui::TimeScale scale(make_date(2001, 1, 1), months_after(latest, 15), place.x + 4,
                            place.right() - 8);
  const float bottom = place.bottom() - 10;
  ui::years(scale, bottom, place.y + 14);
  ImGui::PushID("in force");
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const Span& span = spans[i];
    const float top = place.y + 16 + pitch * static_cast<float>(i);
    const Date from = std::clamp(span.from.value_or(scale.from()), scale.from(), scale.to());
    const Date until = std::clamp(span.until, scale.from(), scale.to());
    const ui::Rect bar{scale.at(from), top + 15, std::max(scale.at(until) - scale.at(from), 2.0f),
                       7};
    const bool now = span.until >= report.as_of && (!span.from || *span.from <= report.as_of);
    ui::fill(bar, now ? colours.brand : colours.secondary, 3);
    const std::string words = span.words();
    const ui::Rect row{place.x, top, place.width, pitch};
    const ui::Interaction hold = ui::item(std::to_string(i), row, {.name = words});
    {
      const ui::mirror::Quiet quiet;
      ui::text(ui::type().caption, place.x + 4, top + 7, colours.ink,
               ui::fitted(ui::type().caption, words, place.width - 12));
    }
    ui::hint(hold, words);
    ui::focus_ring(row, hold);
  }
  ImGui::PopID();
  ui::today(scale, report.as_of, place.y + 12, bottom - 12, true);
  const std::vector<ui::Fact> moved = moved_patents(report.term);
  if (moved.empty()) return;
  card.inside.y += 8;
  ui::fact_list(card.inside, moved, state.selection);
}

ui::Cell patent_cell(const TermReport& term, const PatentReport& patent, std::size_t column) {
  switch (column) {
    case 0:
      return {.text = patent.case_};
    case 1:
      return {.text = patent.country};
    case 2:
      return {.text = patent.application};
    case 3:
      return {.text = patent.patent.empty() ? std::string(ui::unknown) : patent.patent,
              .quiet = patent.patent.empty()};
    case 4:
      return date_cell(patent.expires,
                       FigureId::deadline(DeadlineId::patent(patent.country, patent.application)));
    case 5:
      if (patent.expires == patent.listed) return {};
      return date_cell(patent.listed);
    case 6:
      if (is_last(term, patent)) return {.text = "the last", .tone = ui::Tone::brand};
      if (patent.counts) return {.text = "counts", .tone = ui::Tone::good};
      return {.text = "no", .quiet = true};
    default:
      return {.text = patent.why, .quiet = !patent.counts};
  }
}

}  // namespace

void term(ui::Flow& flow, const Report& report, State& state) {
  const TermReport& term = report.term;
  std::string rule =
      "The TERM ends " + in_words(as_signed::term_after_last_expiry) +
      " after the last expiry among granted patents of "
      "Schedule A in the United States or in a state that was a member of the European "
      "Union when the agreement was made (I.16).";
  if (term_amended_by(report) != nullptr) {
    rule += " An amendment in force sets another end (XIV.2).";
  }
  ui::view_heading(flow, "Term and patents", rule);
  const std::string ends_by{term_clause(report)};
  const ui::KeyFigure keys[] = {
      date_key("TERM begins (I.2)", term.starts, "effective date", "licence"),
      date_key("Last expiry that counts", term.last_expiry,
               "patent " + term.last_patent.country + ' ' + term.last_patent.patent, "term"),
      date_key("TERM ends (" + ends_by + ")", term.ends,
               ends_by == "I.16" ? "the TERM's last day" : term_reason(report), "term"),
      date_key("Records kept until (V.7)", term.records_until,
               in_words(as_signed::records) + " longer", FigureId::deadline("records-until")),
  };
  ui::key_figures(flow, keys, std::size(keys), state.selection);
  expiries(flow, report);
  in_force(flow, report, state);
  const auto counting = std::count_if(term.patents.begin(), term.patents.end(),
                                      [](const PatentReport& patent) { return patent.counts; });
  ui::Card card(
      flow, "Schedule A",
      std::to_string(counting) + " of " + std::to_string(term.patents.size()) + " rows count");
  const bool moved =
      std::any_of(term.patents.begin(), term.patents.end(),
                  [](const PatentReport& patent) { return patent.expires != patent.listed; });
  std::vector<std::size_t> columns{0, 1, 2, 3, 4, 6, 7};
  if (moved) columns.insert(columns.begin() + 5, 5);
  ui::Table table{
      .id = "patents",
      .rows = term.patents.size(),
      .naming = 3,
      .cell =
          [&](std::size_t row, std::size_t column) {
            return patent_cell(term, term.patents[row], columns[column]);
          },
  };
  static constexpr std::string_view heads[] = {"Case",    "Country", "Application",  "Patent",
                                               "Expires", "Listed",  "For the TERM", "Why"};
  static constexpr int spare[] = {2, 0, 4, 1, 0, 5, 0, 3};
  for (const std::size_t column : columns) {
    table.columns.push_back({heads[column], ui::TableColumn::Kind::words, 0, spare[column]});
  }
  ui::table(card.inside, table, state.selection);
}

}  // namespace jm216::views

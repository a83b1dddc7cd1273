#include "core/export/ics.hpp"

#include "core/basics/version.hpp"

namespace jm216 {

namespace {

std::string compact(Date date) {
  std::string iso = to_string(date);
  iso.erase(7, 1);
  iso.erase(4, 1);
  return iso;
}

// RFC 5545, 3.3.11.
std::string escaped_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      // A text has no other control characters but the tab; a bare CR would end the line.
      out += (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f ? ' ' : c;
    }
  }
  return out;
}

// RFC 5545, 3.1: lines of at most 75 octets, continued after a blank, never inside a character.
void put(const TextOutput& out, std::string_view line) {
  std::size_t room = 75;
  while (line.size() > room) {
    std::size_t cut = room;
    while ((static_cast<unsigned char>(line[cut]) & 0xc0U) == 0x80U) --cut;
    out(line.substr(0, cut));
    out("\r\n ");
    line.remove_prefix(cut);
    room = 74;
  }
  out(line);
  out("\r\n");
}

}  // namespace

void write_ics(const Report& report, const TextOutput& out) {
  put(out, "BEGIN:VCALENDAR");
  put(out, "VERSION:2.0");
  put(out, "PRODID:-//JM216 Licence Calculator//" + std::string(version) + "//EN");
  put(out, "CALSCALE:GREGORIAN");
  put(out, "X-WR-CALNAME:" +
               escaped_text(report.ledger.title.empty() ? "JM216 licence" : report.ledger.title));
  // Every entry says what it is from: it outlives the calendar it came with.
  std::string marks = report.ledger.title;
  if (report.amendments.empty()) {
    marks += std::string(marks.empty() ? "" : "\n") + "Terms as signed, without amendments.";
  }
  if (!marks.empty()) put(out, "X-WR-CALDESC:" + escaped_text(marks));
  for (const Deadline& deadline : report.deadlines) {
    put(out, "BEGIN:VEVENT");
    put(out, "UID:" + escaped_text(deadline.id) + "@jm216-licence");
    // The report has no time of day of its own: its as-of date stamps the entry.
    put(out, "DTSTAMP:" + compact(report.as_of) + "T000000Z");
    put(out, "DTSTART;VALUE=DATE:" + compact(deadline.date));
    put(out, "DTEND;VALUE=DATE:" + compact(deadline.date + Days{1}));
    put(out, "SUMMARY:" + escaped_text(deadline.what) + " (" + deadline.clause + ")");
    put(out, "DESCRIPTION:" + escaped_text("Who acts: " + std::string(to_string(deadline.party)) +
                                           "\nStatus on " + to_string(report.as_of) + ": " +
                                           std::string(to_string(deadline.status)) + "\nClause " +
                                           deadline.clause + (marks.empty() ? "" : '\n' + marks)));
    put(out, "CATEGORIES:" + escaped_text(to_string(deadline.status)));
    put(out, "TRANSP:TRANSPARENT");
    put(out, "END:VEVENT");
  }
  put(out, "END:VCALENDAR");
}

}  // namespace jm216

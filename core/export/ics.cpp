#include "core/export/ics.hpp"

#include <map>

#include "core/agreement/as_signed.hpp"
#include "core/basics/text.hpp"
#include "core/basics/version.hpp"
#include "core/export/text.hpp"

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

// A UID of letters, digits and signs that no calendar trips over; any other byte as "_3a".
std::string uid_of(std::string_view event) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string uid;
  for (const char c : event) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (is_letter || is_digit(c) || c == '-' || c == '.') {
      uid += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      uid += {'_', digits[byte >> 4U], digits[byte & 0xfU]};
    }
  }
  return uid + "@jm216-licence";
}

// RFC 5545, 3.8.7.4, from the facts and the day: an entry of a later day, or of a ledger with more
// facts, takes the place of an older one.
std::string sequence_of(const Report& report, const Ledger& ledger) {
  const auto days = std::max(0, (report.as_of - as_signed::execution).count());
  const std::size_t facts =
      ledger.events.size() + ledger.notices.size() + ledger.extensions.size() + ledger.done.size() +
      ledger.amendments.size() + ledger.infringements.size() + ledger.milestones.size() +
      ledger.patents.size() + (ledger.payments ? ledger.payments->size() : 0) +
      (ledger.statements ? ledger.statements->size() : 0);
  return std::to_string(static_cast<std::size_t>(days) + facts);
}

void put_reminder(int days_ahead, std::string_view summary, const TextOutput& out) {
  put(out, "BEGIN:VALARM");
  put(out, "ACTION:DISPLAY");
  put(out, "TRIGGER:-P" + std::to_string(days_ahead) + "D");
  put(out, "DESCRIPTION:" + std::string(summary));
  put(out, "END:VALARM");
}

}  // namespace

void write_ics(const Report& report, const Ledger& ledger, const std::vector<int>& reminders,
               const TextOutput& out) {
  put(out, "BEGIN:VCALENDAR");
  put(out, "VERSION:2.0");
  put(out, "PRODID:-//JM216 Licence Calculator//" + std::string(version) + "//EN");
  put(out, "CALSCALE:GREGORIAN");
  // In one line: what follows below each entry's own words is not to pass for one of them.
  const std::string title = plain(report.ledger.title);
  put(out, "X-WR-CALNAME:" + escaped_text(title.empty() ? "JM216 licence" : title));
  // Every entry says what it is from: it outlives the calendar it came with.
  std::string marks = title;
  if (report.amendments.empty()) {
    marks += std::string(marks.empty() ? "" : "\n") + "Terms as signed, without amendments.";
  }
  if (!marks.empty()) put(out, "X-WR-CALDESC:" + escaped_text(marks));
  const std::string sequence = sequence_of(report, ledger);
  std::map<std::string, int> alike;  // the same fact recorded twice
  for (const Deadline& deadline : report.deadlines) {
    std::string event = deadline.event.empty() ? deadline.id : deadline.event;
    if (const int before = alike[event]++) event += '.' + std::to_string(before + 1);
    const std::string summary = escaped_text(plain(deadline.what)) + " (" + deadline.clause + ")";
    put(out, "BEGIN:VEVENT");
    put(out, "UID:" + uid_of(event));
    // The report has no time of day of its own: its as-of date stamps the entry.
    put(out, "DTSTAMP:" + compact(report.as_of) + "T000000Z");
    put(out, "LAST-MODIFIED:" + compact(report.as_of) + "T000000Z");
    put(out, "SEQUENCE:" + sequence);
    put(out, "DTSTART;VALUE=DATE:" + compact(deadline.date));
    put(out, "DTEND;VALUE=DATE:" + compact(deadline.date + Days{1}));
    put(out, "SUMMARY:" + summary);
    put(out, "DESCRIPTION:" + escaped_text("Who acts: " + std::string(to_string(deadline.party)) +
                                           "\nStatus on " + to_string(report.as_of) + ": " +
                                           std::string(to_string(deadline.status)) + "\nClause " +
                                           deadline.clause + (marks.empty() ? "" : '\n' + marks)));
    put(out, "CATEGORIES:" + escaped_text(to_string(deadline.status)));
    put(out, "TRANSP:TRANSPARENT");
    for (const int days_ahead : reminders) {
      if (deadline.status == DeadlineStatus::upcoming &&
          deadline.date - Days{days_ahead} >= report.as_of)
        put_reminder(days_ahead, summary, out);
    }
    put(out, "END:VEVENT");
  }
  put(out, "END:VCALENDAR");
}

}  // namespace jm216

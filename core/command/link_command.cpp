#include <istream>
#include <iterator>
#include <ostream>

#include "core/command/commands.hpp"
#include "core/command/files.hpp"
#include "core/command/question.hpp"
#include "core/evaluation/evaluate.hpp"
#include "core/export/json.hpp"
#include "core/export/text.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "core/link/document_bytes.hpp"
#include "core/link/link.hpp"
#include "core/link/views.hpp"
#include "core/report/words.hpp"

namespace jm216 {

namespace {

// The link itself, or the text of the file it names; no more than open_link() looks at.
std::optional<std::string> link_text(const std::string& argument, std::ostream& err) {
  if (argument != "-") return argument;
  const auto files = open_files({"-"}, "link", err);
  if (!files) return std::nullopt;
  std::string text(2 * LinkLimits::characters, '\0');
  std::size_t size = 0;
  for (std::size_t got = 1; got > 0 && size < text.size(); size += got) {
    got = files->front().read(text.data() + size, text.size() - size);
  }
  text.resize(size);
  return text;
}

}  // namespace

int run_link(const CommandOptions& options, const LinkOptions& link, std::ostream& out,
             std::ostream& err) {
  if (!link.view.empty() && !is_view(link.view)) {
    err << "jm216: the page has no such view; it has";
    for (const std::string_view name : view_names) {
      err << (name == view_names.front() ? " " : ", ") << name;
    }
    err << '\n';
    return exit_bad_input;
  }
  const auto question = ask(options, err);
  if (!question) return exit_bad_input;
  tell_unused(question->ledger, err);
  LinkParts parts{question->as_of, question->readings, link.view, {}};
  if (link.with_result) {
    parts.result = result_digest(evaluate(question->ledger, question->readings, question->as_of,
                                          fingerprint(question->ledger))
                                     .report);
  }
  const auto made = make_link(question->ledger, parts);
  if (!made) {
    const auto many = too_many_for_link(question->ledger);
    err << "jm216: the ledger is too large for a link: ";
    if (many) {
      err << "it has " << in_words(*many);
    } else {
      err << "a link has at most " << LinkLimits::records << " records and "
          << LinkLimits::characters << " characters";
    }
    err << "; send it as a file\n";
    return exit_bad_input;
  }
  if (!link.base.empty())
    out << plain(std::string_view(link.base).substr(0, link.base.find('#'))) << '#';
  out << *made << '\n';
  return exit_done;
}

int run_open(const OpenOptions& options, std::ostream& out, std::ostream& err) {
  const auto text = link_text(options.link, err);
  if (!text) return exit_bad_input;
  const OpenedLink opened = open_link(*text);
  if (!opened.ledger) {
    err << "jm216: " << plain(explain_fault(opened)) << '\n';
    return exit_bad_input;
  }
  const Ledger& ledger = *opened.ledger;
  const LinkInfo& info = opened.info;
  err << counted(info.lines, "line") << ", made with " << plain(info.engine) << ", fingerprint "
      << short_fingerprint(info.fingerprint);
  if (info.edition == 1)
    err << "; made by the first edition of the rules, answered here by the second";
  if (options.with_report || info.result) {
    const Report report =
        evaluate(ledger, ledger.readings, ledger.as_of.value_or(Date()), fingerprint(ledger))
            .report;
    if (info.result) {
      err << (result_digest(report) == *info.result ? "; the figures are the sender's"
                                                    : "; the figures differ from the sender's");
    }
    if (options.with_report) out << to_json(report);
  }
  err << '\n';
  if (!options.with_report) {
    write_document(ledger, {ledger.as_of, ledger.readings, true},
                   [&out](std::string_view piece) { out << piece; });
  }
  return exit_done;
}

}  // namespace jm216

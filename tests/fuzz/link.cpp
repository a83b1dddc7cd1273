// A link: as text, or as what is within one that is whole by its checks. Nothing is opened but what was meant.
#include "core/link/link.hpp"
#include "core/ledger/writer/canonical.hpp"
#include "core/link/bytes.hpp"
#include "core/link/document_bytes.hpp"
#include "core/link/frame.hpp"
#include "core/link/squeeze.hpp"
#include "tests/fuzz/laws.hpp"

using namespace jm216;

namespace {

void check_opened(const OpenedLink& opened) {
  fuzz::must(opened.ledger.has_value() == (opened.fault == LinkFault::none),
             "a ledger or a fault, and never both");
  fuzz::must(opened.ledger.has_value() == explain_fault(opened).empty(), "a fault has words");
  if (opened.ledger) fuzz::must_come_back(*opened.ledger);
}

// As link.cpp writes it.
std::string around(std::string_view inside, const Ledger* ledger) {
  std::string content;
  for (int i = 0; i < 3; ++i) put_number(content, 0);
  put_byte(content, 0);
  put_number(content, ledger == nullptr ? 0 : ledger->sales.size());
  content += ledger == nullptr ? std::string(8, '\0') : bytes_of_digits(fingerprint(*ledger), 8);
  put_number(content, inside.size());
  return framed(content + squeeze(inside));
}

void open_inside(std::string_view inside) {
  ByteReader bytes(inside);
  bytes.text();  // the view
  std::optional<TooMany> too_many;
  const auto document = bytes.failed() ? std::nullopt : document_from_bytes(bytes.left(), too_many);
  ReadResult read;
  if (document) read = read_ledger_text(*document);
  const OpenedLink opened = open_link(around(inside, read.ledger ? &*read.ledger : nullptr));
  check_opened(opened);
  fuzz::must(read.ledger || !opened.ledger,
             "a link opens only where the reader of files takes what it says");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const fuzz::InProportion measured(size, {3, std::size_t{128} << 20U});
  if (text.substr(0, 1) == "+") {
    open_inside(text.substr(1));
  } else {
    check_opened(open_link(text));
  }
  return 0;
}

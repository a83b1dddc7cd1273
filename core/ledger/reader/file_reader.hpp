#pragma once
// What one file's JSON means: takes the parser's events, knows where in the ledger it stands, and
// hands facts to the draft and problems to the log.
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/format/member_finder.hpp"
#include "core/json/found.hpp"
#include "core/json/key_set.hpp"
#include "core/json/parse_json.hpp"
#include "core/json/parser_state.hpp"
#include "core/json/path.hpp"
#include "core/json/token_text.hpp"
#include "core/ledger/reader/draft.hpp"
#include "core/ledger/reader/plain_lines.hpp"
#include "core/ledger/reader/record.hpp"
#include "core/ledger/reader/sale_reader.hpp"

namespace jm216 {

class FileReader final : public JsonEvents {
 public:
  FileReader(ByteStream& stream, Draft& draft, ProblemLog& log, std::size_t file);

  void plain(ValueKind kind) override;
  void number() override;
  void text(const StringRead& string) override;
  void name(const StringRead& string) override;
  void open(bool is_list) override;
  void close() override;

  // The lexer is about to get an object's brace: where a sales line may stand, takes as many plain
  // ones as lie ahead. The lexer sees {} for all of them.
  void object_ahead() override {
    if (top_ != nullptr && top_->node == Node::sales) take_plain_lines();
  }

  [[nodiscard]] ParserState state() const {
    return {last_event_, path_.in_list(), last_event_ == Event::value && depth_ == 0,
            is_too_deep()};
  }

 private:
  using Event = JsonEvent;
  // What kind of container we stand in.
  enum class Node : std::uint8_t {
    ledger,      // the object of all sections
    sales,       // the list of lines
    sale,        // a line
    deductions,  // in a line
    charged,     // the list `separately_charged` in a line
    records,     // a section that is a list of records
    inner_list,  // a list of records in a record
    sellers,     // the object of sellers by id
    record,      // a record, a seller, the supply agreement, an object in a record
    readings,
    notes,    // a list of texts
    skipped,  // nothing known: read over
  };

  struct Level {
    Node node = Node::skipped;
    const Shape* shape = nullptr;
    std::size_t member = 0;   // the last name found
    bool is_unknown = false;  // or it was none
    std::uint32_t seen = 0;   // members, a bit each
    std::unique_ptr<KeySet> unknown_names;
    bool has_unknown_names = false;
  };

  // Deeper than is looked at.
  [[nodiscard]] bool is_too_deep() const { return depth_ > ByteStream::max_depth; }
  void take_plain_lines();
  void value(const Found& found);
  void value_in_ledger(const Found& found);
  void reading(const Found& found);
  void note(const Found& found);
  // The kind of container that opens here; `skipped` and a problem where none belongs here.
  Node node_for(bool is_list);
  Node node_in_ledger(bool is_list);
  void begin(Node node);
  void end_record();
  void report_missing(const Level& level);
  void unknown_name(Level& level, std::string_view name);
  [[nodiscard]] std::string merged_pointer() const;
  [[nodiscard]] Section section() const { return static_cast<Section>(levels_[0].member); }

  ByteStream& stream_;
  Draft& draft_;
  ProblemLog& log_;
  Path path_;
  SaleReader sale_;
  PlainLines plain_lines_;
  bool in_plain_lines_ = false;
  Complaint over_limit_;  // what is wrong with the value that is `refused`
  Event last_event_ = Event::nothing;
  std::size_t depth_ = 0;  // all containers, also those too deep to be looked at

  std::array<Level, ByteStream::max_depth> levels_;
  Level* top_ = nullptr;
  MemberFinder ledger_finder_;
  MemberFinder sale_finder_;
  MemberFinder deduction_finder_;
  // Records within records: a record, its changes, a milestone's change, an instalment.
  std::array<Record, 4> records_;
  std::size_t open_records_ = 0;
  std::array<std::uint64_t, 32> records_before_;  // of the files before this one, by section
};

}  // namespace jm216

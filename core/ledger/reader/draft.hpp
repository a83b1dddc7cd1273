#pragma once
// The ledger as it grows, file by file: what may repeat, what must agree, what must not come twice
// (formats, "Several files make one ledger").
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/basics/problem.hpp"
#include "core/facts/ledger.hpp"
#include "core/json/problem_log.hpp"

namespace jm216 {

// Why something does not fit with what was read before; nothing where it does.
using Misfit = std::optional<Complaint>;

// Who sells, and who is named as seller or buyer before all files are read.
class Names {
 public:
  enum class Use : std::uint8_t { seller, buyer, maker, row };  // row: of a statement
  struct Site {
    std::size_t file = 0;
    std::uint64_t index = 0;  // of the line or record
    bool in_bare_list = false;
    std::size_t row = 0;  // of a statement
  };

  // Whether a further use of the name must be noted; if so, with its place.
  [[nodiscard]] bool wants(Use use, std::uint32_t name) {
    grow(name);
    Named& named = names_[name];
    if (use == Use::seller) named.sells = true;
    const auto kind = static_cast<std::size_t>(use);
    if (named.is_listed) return false;
    ++named.uses[kind];
    return named.uses[kind] <= most_of_a_name && noted_.size() < most_noted;
  }
  // Whether `wants` would say so; counts nothing.
  [[nodiscard]] bool would_note(Use use, std::uint32_t name) const {
    if (name >= names_.size()) return true;
    const Named& named = names_[name];
    return !named.is_listed && named.uses[static_cast<std::size_t>(use)] < most_of_a_name &&
           noted_.size() < most_noted;
  }
  void note(Use use, std::uint32_t name, const Site& site, const Place& place) {
    noted_.push_back({use, name, site, place});
  }
  void list(std::uint32_t name) {
    grow(name);
    names_[name].is_listed = true;
  }

  // Once everything is read: a problem for every use of a name that nobody has.
  void check(const Ledger& ledger, ProblemLog& log) const;

 private:
  static constexpr std::size_t most_of_a_name = Problems::shown + 1;
  static constexpr std::size_t most_noted = 100'000;

  struct Named {
    bool is_listed = false;  // in `sellers`
    bool sells = false;      // some line names it, or names nobody
    std::array<std::uint32_t, 4> uses{};
  };
  struct Noted {
    Use use;
    std::uint32_t name;
    Site site;
    Place place;
  };
  void grow(std::uint32_t name) {
    if (name >= names_.size()) names_.resize(name + 1U);
  }
  [[nodiscard]] bool is_right(const Ledger& ledger, Use use, std::uint32_t name) const;
  [[nodiscard]] static std::string pointer_of(const Noted& noted);

  std::vector<Named> names_;  // by text id
  std::vector<Noted> noted_;
};

// The instalments of milestones whose days are given, before all files are read.
class InstalmentsNamed {
 public:
  struct Noted {
    int milestone = 0;
    std::size_t letter = 0;  // 0 is a
    std::size_t file = 0;
    Place place;
    std::string pointer;
  };
  void note(Noted noted) { noted_.push_back(std::move(noted)); }
  // Once everything is read: a problem for each that no amendment names.
  void check(const Ledger& ledger, ProblemLog& log) const;

 private:
  std::vector<Noted> noted_;
};

// The bank accounts' days, of which no two have one in common.
class AccountDays {
 public:
  struct Noted {
    std::size_t index = 0;  // in the ledger
    std::size_t file = 0;
    Place place;
    std::string pointer;
  };
  void note(Noted noted) { noted_.push_back(std::move(noted)); }
  // Once everything is read: a problem for each account that shares days with an earlier one.
  void check(const Ledger& ledger, ProblemLog& log) const;

 private:
  std::vector<Noted> noted_;
};

class Draft {
 public:
  Ledger ledger;
  bool has_title = false;
  bool has_sales = false;
  std::size_t files = 1;
  // Records read so far, by section: where the next one stands in the merged ledger.
  std::array<std::uint64_t, 32> records_read{};
  Names names;
  InstalmentsNamed instalments;
  AccountDays account_days;

  // What a sales line is that does not say: sold by the licensee, JM216, in units.
  SaleProfile usual_profile();

  Misfit add(Seller seller);
  Misfit add(const MilestoneFact& milestone);
  Misfit add(Quote quote);
  Misfit add(BaseRate rate);
  // A value that must agree with the one of an earlier file.
  template <class T>
  static Misfit agree(std::optional<T>& kept, const T& value) {
    if (kept && *kept != value) return differs(to_string(value), to_string(*kept));
    kept = value;
    return {};
  }
  Misfit set_reading(const ReadingInfo& reading, std::size_t value);

  // A field that the format does not know; `kind` is the same for all that are alike. Whether it is
  // one of those noted already, and counted with them; so are all beyond the first thousand kinds.
  bool counts_unknown(const std::string& kind);
  void note_unknown(std::string kind, std::string pointer, std::string_view nearest);

 private:
  static constexpr std::size_t most_unknown = 1000;

  static Complaint differs(std::string_view said, std::string_view earlier) {
    return {Sentence::earlier_file, {{"said", said}, {"earlier", earlier}}};
  }

  std::map<std::string, std::size_t> seller_index_;
  std::map<std::pair<std::uint16_t, Date>, std::size_t> quote_index_;
  std::map<Date, std::size_t> base_rate_index_;
  std::array<bool, 6> milestone_seen_{};
  std::array<bool, reading_count> reading_set_{};
  std::map<std::string, std::size_t> unknown_index_;
};

}  // namespace jm216

#pragma once
// A table of the five columns that every sales line needs, headed by the names of its fields.
#include <string>

namespace jm216::test::five_columns {

inline const std::string head = "invoice,date,country,currency,gross\n";

// `more` says something else of the table.
inline std::string mapping(const std::string& more = {}) {
  return R"({"format":"jm216-mapping/1","delimiter":",","header":true,"decimal":".","dates":"ymd",)"
         R"("fields":{"invoice":{"column":"invoice"},"date":{"column":"date"},"country":{"column":)"
         R"("country"},"currency":{"column":"currency"},"gross":{"column":"gross"}})" +
         more + "}";
}

}  // namespace jm216::test::five_columns

#include "core/agreement/as_signed.hpp"

namespace jm216 {

namespace as_signed {

Usd signature() {
  return Usd::dollars(100'000);
}
Usd supply() {
  return Usd::dollars(150'000);
}
Percent royalty() {
  return Percent(Decimal(85, 1));
}
Percent interest_margin() {
  return Percent(Decimal(3));
}
Percent infringement_threshold() {
  return Percent(Decimal(30));
}
Percent infringement_cap() {
  return Percent(Decimal(50));
}

}  // namespace as_signed

}  // namespace jm216

#pragma once
// Wide integers for exact arithmetic. At the ledger's limits a royalty has 29 digits and its
// product with an exchange rate 43; 256 checked bits (77 digits) hold every intermediate, and an
// overflow would throw rather than pass unseen.
#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>

namespace jm216 {

using Wide = boost::multiprecision::number<
    boost::multiprecision::cpp_int_backend<256, 256, boost::multiprecision::signed_magnitude,
                                           boost::multiprecision::checked, void>,
    boost::multiprecision::et_off>;

// Sums of line amounts: 2^32 lines of 17 digits need 27 digits, 128 bits hold 38.
__extension__ typedef __int128 Int128;

inline Wide widen(Int128 value) {
  return Wide(value);
}

}  // namespace jm216

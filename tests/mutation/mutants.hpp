#pragma once
// What tests/mutation/schemata.py writes into a source: each function does what stood there, or its
// mutation where that mutant is awake. JM216_MUTANT names the one that is.
#include <algorithm>
#include <cstdlib>

inline int jm_awake() {
  static const int number = [] {
    const char* text = std::getenv("JM216_MUTANT");
    return text == nullptr ? 0 : std::atoi(text);
  }();
  return number;
}

// By the lesser alone: not every type knows "at most" and "at least".
template <class A, class B>
bool jm_lt(int mutant, const A& a, const B& b) {
  return jm_awake() == mutant ? !bool(b < a) : bool(a < b);
}
template <class A, class B>
bool jm_gt(int mutant, const A& a, const B& b) {
  return jm_awake() == mutant ? !bool(a < b) : bool(a > b);
}

#define JM216_COMPARISON(name, here, there)                         \
  template <class A, class B>                                       \
  bool name(int mutant, const A& a, const B& b) {                   \
    return jm_awake() == mutant ? bool(a there b) : bool(a here b); \
  }
JM216_COMPARISON(jm_le, <=, <)
JM216_COMPARISON(jm_ge, >=, >)
JM216_COMPARISON(jm_eq, ==, !=)
JM216_COMPARISON(jm_ne, !=, ==)
#undef JM216_COMPARISON

#define JM216_ARITHMETIC(name, here, there)                             \
  template <class A, class B>                                           \
  auto name(int mutant, const A& a, const B& b) {                       \
    using Result = decltype(a here b);                                  \
    return jm_awake() == mutant ? Result(a there b) : Result(a here b); \
  }
JM216_ARITHMETIC(jm_add, +, -)
JM216_ARITHMETIC(jm_subtract, -, +)
JM216_ARITHMETIC(jm_multiply, *, +)
JM216_ARITHMETIC(jm_divide, /, *)
#undef JM216_ARITHMETIC

template <class A, class B>
void jm_grow(int mutant, A& a, const B& b) {
  if (jm_awake() == mutant) {
    a -= b;
  } else {
    a += b;
  }
}
template <class A, class B>
void jm_shrink(int mutant, A& a, const B& b) {
  if (jm_awake() == mutant) {
    a += b;
  } else {
    a -= b;
  }
}

template <class A, class B>
bool jm_both(int mutant, A a, B b) {
  return jm_awake() == mutant ? a() || b() : a() && b();
}
template <class A, class B>
bool jm_either(int mutant, A a, B b) {
  return jm_awake() == mutant ? a() && b() : a() || b();
}
inline bool jm_not(int mutant, bool a) {
  return jm_awake() == mutant ? a : !a;
}
template <class T>
T jm_number(int mutant, T here, T there) {
  return jm_awake() == mutant ? there : here;
}
template <class T>
T jm_min(int mutant, const T& a, const T& b) {
  return jm_awake() == mutant ? std::max(a, b) : std::min(a, b);
}
template <class T>
T jm_max(int mutant, const T& a, const T& b) {
  return jm_awake() == mutant ? std::min(a, b) : std::max(a, b);
}

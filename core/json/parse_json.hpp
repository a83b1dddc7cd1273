#pragma once
// The JSON parser: nlohmann's, through its SAX interface. Its header is included in one file alone.
#include "core/json/found.hpp"
#include "core/json/token_text.hpp"

namespace jm216 {

class ByteStream;

// What a document is told to, an event after the other.
class JsonEvents {
 public:
  JsonEvents() = default;
  virtual ~JsonEvents() = default;
  JsonEvents(const JsonEvents&) = delete;
  JsonEvents& operator=(const JsonEvents&) = delete;

  virtual void plain(ValueKind kind) = 0;  // null, true, false
  virtual void number() = 0;               // as it stands in the stream
  virtual void text(const StringRead& string) = 0;
  virtual void name(const StringRead& string) = 0;
  virtual void open(bool is_list) = 0;
  virtual void close() = 0;
  // The next byte is an object's brace: what is read from the stream here, the parser does not see.
  virtual void object_ahead() {}
};

// Reads the stream's text and tells the events. False where it is no JSON; the stream then stands
// where the parser stopped.
bool parse_json(ByteStream& stream, JsonEvents& events);

}  // namespace jm216

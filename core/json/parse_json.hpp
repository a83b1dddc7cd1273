#pragma once
// The JSON parser: nlohmann's, through its SAX interface. Its header is included in one file alone.

namespace jm216 {

class ByteStream;
class FileReader;
class TreeReader;

// Reads the stream's text and calls the reader's events. False where it is no JSON; the stream then
// stands where the parser stopped.
bool parse_json(ByteStream& stream, FileReader& reader);
bool parse_json(ByteStream& stream, TreeReader& reader);

}  // namespace jm216

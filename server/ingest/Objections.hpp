// What the law has against a configuration, in words for whoever wrote the file.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "server/core/Configuration.hpp"
#include "server/ingest/HallFile.hpp"

namespace hall::ingest {

/// The member as the file writes it ("maximum_wait_minutes" for "maximum-wait") and, where there are words for it, why:
/// "letters: one or two of A to Z, without I and O". `entry` stands in `file`.
std::string objectionText(const HallFile& file, const core::ConfigEntry& entry, std::string_view member);

/// A circle of items that need each other's results ("a > b > a"), in words; `nameOf` may give an empty text.
std::string circleText(std::string_view circle, const std::function<std::string(const std::string&)>& nameOf);

/// Of what there is too much: "queues: there may be 600 of them at most". The word itself where there are no words for it.
std::string objectionText(std::string_view word);

}  // namespace hall::ingest

// Codes of supervision and of the law's clock to phrases, and the reasons that are offered, in the order of their keys.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "counter-client/present/CaseWords.hpp"
#include "counter-client/present/SupervisionScreen.hpp"
#include "schema/wire/Cases.hpp"

namespace hall::counter {

Phrase lightPhrase(std::string_view word);
/// What holds a task up; none for "".
Phrase causePhrase(std::string_view code);
Phrase requestPhrase(std::string_view kind);
Phrase requestStatePhrase(std::string_view word);
Phrase procedurePhrase(std::string_view kind);
Phrase signalPhrase(std::string_view kind, std::string_view light);
Phrase followUpPhrase(std::string_view kind);
Phrase followUpStatePhrase(std::string_view word);
/// none for a class that the hall made itself.
Phrase followUpClassPhrase(std::string_view code);
Phrase resultPhrase(std::string_view code);
/// Levels 1 very satisfied to 5 very dissatisfied, channels 1 to 5 as on the wire; none for others.
Phrase ratingPhrase(std::int32_t level);
Phrase channelPhrase(std::int32_t channel);

std::span<const CodePhrase> requestReasons(std::string_view kind);
std::span<const CodePhrase> orderReasons();
std::span<const CodePhrase> procedureKinds();
std::span<const CodePhrase> procedureResults();
std::span<const CodePhrase> followUpResults();
/// Why a bad rating is counted apart.
std::span<const CodePhrase> exclusionReasons();
/// Of requests and orders; none for "", whyOther for one that is not known.
Phrase superviseReasonPhrase(std::string_view code);

ClockScreen clockScreen(const wire::Clock& clock);
/// The light's place in rising order: 0 none to 4 black.
std::int32_t lightRank(std::string_view word);

}  // namespace hall::counter

#include "schema/wire/Evaluation.hpp"

#include <algorithm>

#include "schema/wire/CaseCommands.hpp"
#include "schema/wire/Commands.hpp"
#include "schema/wire/EvaluationMembers.hpp"
#include "schema/wire/Reader.hpp"
#include "schema/wire/Writer.hpp"

namespace hall::wire {
namespace {

constexpr std::size_t reasonsAtMost = 20;

/// Digits with what people write between them: a number that can be called.
bool isPhone(std::string_view text) {
    constexpr std::size_t least = 5, most = 24;
    const auto digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
    return digits >= least && text.size() <= most && text.find_first_not_of("0123456789+-() ") == std::string_view::npos;
}

/// The member that is wrong; empty: none.
std::string_view wrongIn(const RatingBody& body) {
    if (body.level < 1 || body.level > 5) return "level";
    if (body.reasons.size() > reasonsAtMost || !std::all_of(body.reasons.begin(), body.reasons.end(), isReason)) return "reasons";
    if (body.comment && !isFreeText(*body.comment)) return "comment";
    if (body.phone && !isPhone(*body.phone)) return "phone";
    if (body.channel && (*body.channel < 1 || *body.channel > 3)) return "channel";
    return {};
}

}  // namespace

Parsed<RatingBody> parseRatingBody(std::string_view body) {
    auto parsed = parseStruct<RatingBody>(body);
    const auto* rating = std::get_if<RatingBody>(&parsed);
    if (rating == nullptr) return parsed;
    const std::string_view wrong = wrongIn(*rating);
    return wrong.empty() ? parsed : Parsed<RatingBody>(problem("json-value-range", 422, std::string(wrong)));
}
Parsed<RatingOffer> parseRatingOffer(std::string_view data) { return parseStruct<RatingOffer>(data, Speaker::server); }
Parsed<RatingResult> parseRatingResult(std::string_view data) { return parseStruct<RatingResult>(data, Speaker::server); }
Parsed<EvaluationFigures> parseEvaluationFigures(std::string_view data) { return parseStruct<EvaluationFigures>(data, Speaker::server); }

std::string encode(const RatingOffer& offer) { return writeStruct(offer); }
std::string encode(const RatingBody& body) { return writeStruct(body); }
std::string encode(const RatingResult& result) { return writeStruct(result); }
std::string encode(const EvaluationFigures& figures) { return writeStruct(figures); }

}  // namespace hall::wire

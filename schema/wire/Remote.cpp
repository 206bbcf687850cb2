#include "schema/wire/Remote.hpp"

#include <array>

#include "schema/wire/Bookings.hpp"
#include "schema/wire/Commands.hpp"
#include "schema/wire/Reader.hpp"
#include "schema/wire/Writer.hpp"

namespace hall::wire {

namespace {
constexpr std::size_t itemBytes = 64, codeBytes = 20;
constexpr std::int32_t latitudeMost = 90'000'000, longitudeMost = 180'000'000;
constexpr std::array<std::string_view, 2> languages{"zh", "en"};
constexpr std::array<std::string_view, 3> states{"open", "closed", "full"};

bool isWithin(std::int32_t value, std::int32_t most) { return value >= -most && value <= most; }
}  // namespace

template <class V, Like<RemoteItem> T>
void members(V& v, T& item) {
    v("code", item.code);
    v("name", item.name);
}

template <class V, Like<RemoteLine> T>
void members(V& v, T& line) {
    v("item", line.item);
    v("queue", line.queue);
    v.count("waiting", line.waiting);
    v.word("state", line.state, states);
    v("wait", line.wait);
}

template <class V, Like<RemoteOffer> T>
void members(V& v, T& offer) {
    v("hall", offer.hall);
    v("offered", offer.offered);
    v("byCode", offer.byCode);
    v.count("radiusM", offer.radiusM);
    v("open", offer.open);
    v("items", offer.items);
    v.orFalse("more", offer.more);
    v("line", offer.line);
}

template <class V, Like<RemotePosition> T>
void members(V& v, T& position) {
    v("latitudeE6", position.latitudeE6);
    v("longitudeE6", position.longitudeE6);
}

template <class V, Like<RemoteWanted> T>
void members(V& v, T& wanted) {
    v("item", wanted.item);
    v("phone", wanted.phone);
    v("code", wanted.code);
    v("position", wanted.position);
    v.word("language", wanted.language, languages);
}

template <class V, Like<ArrivedWanted> T>
void members(V& v, T& wanted) {
    v("code", wanted.code);
}

Parsed<RemoteWanted> parseRemoteWanted(std::string_view body) {
    auto parsed = parseStruct<RemoteWanted>(body);
    const auto* wanted = std::get_if<RemoteWanted>(&parsed);
    if (wanted == nullptr) return parsed;
    if (!isPlain(wanted->item, itemBytes)) return problem("json-value-range", 422, "item");
    if (!plainPhone(wanted->phone)) return problem("json-value-range", 422, "phone");
    if (wanted->code && wanted->code->size() > codeBytes) return problem("json-value-range", 422, "code");
    if (wanted->code.has_value() == wanted->position.has_value()) return problem("json-value-range", 422, "position");
    if (wanted->position && (!isWithin(wanted->position->latitudeE6, latitudeMost) || !isWithin(wanted->position->longitudeE6, longitudeMost)))
        return problem("json-value-range", 422, "position");
    return parsed;
}

Parsed<ArrivedWanted> parseArrivedWanted(std::string_view body) {
    auto parsed = parseStruct<ArrivedWanted>(body);
    if (const auto* wanted = std::get_if<ArrivedWanted>(&parsed); wanted != nullptr && wanted->code.size() > codeBytes)
        return problem("json-value-range", 422, "code");
    return parsed;
}

std::string encode(const RemoteOffer& offer) { return writeStruct(offer); }

}  // namespace hall::wire

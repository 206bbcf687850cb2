#include "server/store/CodecMembers.hpp"
#include "server/store/CodecText.hpp"

namespace hall::store::codec {

std::string caseText(const core::EventBody& body) {
    return std::visit(
        [](const auto& one) -> std::string {
            Give give;
            if constexpr (requires { members(give, one); }) members(give, one);
            return give.json.empty() ? std::string() : give.json.dump(-1, ' ', false, Json::error_handler_t::replace);
        },
        body);
}

bool readCase(std::string_view extra, core::EventBody& body) {
    const Json json = extra.empty() ? Json::object() : Json::parse(extra, nullptr, false);
    if (!json.is_object()) return false;
    try {
        Take take(json);
        std::visit(
            [&](auto& one) {
                if constexpr (requires { members(take, one); }) members(take, one);
            },
            body);
        return true;
    } catch (const Json::exception&) {
        return false;
    }
}

}  // namespace hall::store::codec

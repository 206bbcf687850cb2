#include "counter-client/present/Messages.hpp"

#include <algorithm>

#include "schema/wire/Frames.hpp"

namespace hall::counter {

namespace {
bool isEmergency(const wire::Notice& notice) { return notice.kind == "emergency"; }
}  // namespace

void Messages::viewed(const std::vector<wire::Notice>& notices) {
    notices_ = notices;
    // Numbers never come again: what stands no more need not be remembered.
    std::erase_if(seen_, [&](std::uint64_t seen) {
        return std::none_of(notices_.begin(), notices_.end(), [&](const wire::Notice& one) { return one.notice == seen; });
    });
}

std::vector<const wire::Notice*> Messages::open() const {
    std::vector<const wire::Notice*> left;
    for (const wire::Notice& one : notices_) {
        if (isEmergency(one) || !seen_.contains(one.notice)) left.push_back(&one);
    }
    return left;
}

void Messages::acknowledge() {
    const auto left = open();
    if (!left.empty() && !isEmergency(*left.front())) seen_.insert(left.front()->notice);
}

std::optional<MessageScreen> Messages::shown() const {
    const auto left = open();
    if (left.empty()) return std::nullopt;
    const wire::Notice& first = *left.front();
    MessageScreen message{first.text, isEmergency(first), {}, static_cast<std::int32_t>(left.size()) - 1};
    if (first.since) message.since = wire::format(*first.since).substr(11, 5);
    return message;
}

}  // namespace hall::counter

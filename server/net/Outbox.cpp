#include "server/net/Outbox.hpp"

#include <utility>

namespace hall::net {

bool Outbox::view(Topic topic, Frame frame) {
    for (Waiting& waiting : views_) {
        if (waiting.topic != topic) continue;
        waiting.frame = std::move(frame);
        return true;
    }
    views_.push_back({topic, std::move(frame)});
    return false;
}

bool Outbox::receipt(Frame frame) {
    if (receipts_.size() >= receiptBound_) return false;
    receipts_.push_back(std::move(frame));
    return true;
}

void Outbox::drainTo(std::vector<Frame>& batch) {
    for (Frame& frame : first_) batch.push_back(std::move(frame));
    first_.clear();
    if (pulse_) batch.push_back(std::move(pulse_));
    pulse_.reset();
    for (Waiting& waiting : views_) batch.push_back(std::move(waiting.frame));
    views_.clear();
    for (Frame& frame : receipts_) batch.push_back(std::move(frame));
    receipts_.clear();
}

}  // namespace hall::net

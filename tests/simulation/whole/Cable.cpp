#include "tests/simulation/whole/Cable.hpp"

#include <algorithm>
#include <utility>

namespace hall::sim::whole {

void Cable::put(Flow& flow, Side to, Piece piece) {
    piece.atMs = time_.nowMs() + 1 + dice_.upTo(weather_.delayMs);
    if (weather_.hiccupOneIn != 0 && dice_.oneIn(weather_.hiccupOneIn)) piece.atMs += dice_.upTo(weather_.hiccupMs);
    if (!flow.pieces.empty()) piece.atMs = std::max(piece.atMs, flow.pieces.back().atMs);
    flow.bytes += piece.end - piece.begin;
    time_.at(piece.atMs, [weak = weak_from_this(), to] {
        if (const auto self = weak.lock()) self->deliver(to);
    });
    flow.pieces.push_back(std::move(piece));
}

void Cable::send(Side from, const Bytes& bytes) {
    Flow& flow = flows_[index(other(from))];
    if (flow.ended || bytes->empty()) return;
    std::size_t cut = bytes->size();
    if (weather_.splitOneIn != 0 && bytes->size() > 1 && dice_.oneIn(weather_.splitOneIn)) cut = 1 + dice_.roll(bytes->size() - 1);
    put(flow, other(from), {0, bytes, 0, cut, false});
    if (cut < bytes->size()) put(flow, other(from), {0, bytes, cut, bytes->size(), false});
}

void Cable::close(Side by) {
    end(by) = {};
    flows_[index(by)].ended = true;
    flows_[index(by)].pieces.clear();
    Flow& flow = flows_[index(other(by))];
    if (std::exchange(flow.ended, true)) return;
    put(flow, other(by), {0, {}, 0, 0, true});
}

void Cable::reset() {
    for (const Side to : {Side::client, Side::server}) {
        Flow& flow = flows_[index(to)];
        if (std::exchange(flow.ended, true)) continue;
        // Somewhere in what is under way it ends.
        std::size_t kept = dice_.roll(flow.pieces.size() + 1);
        while (flow.pieces.size() > kept) {
            flow.bytes -= flow.pieces.back().end - flow.pieces.back().begin;
            flow.pieces.pop_back();
        }
        if (!flow.pieces.empty() && !flow.pieces.back().last) {
            Piece& torn = flow.pieces.back();
            const std::size_t end = torn.begin + dice_.roll(torn.end - torn.begin + 1);
            flow.bytes -= torn.end - end;
            torn.end = end;
        }
        put(flow, to, {0, {}, 0, 0, true});
    }
    stall(false);
}

void Cable::stall(bool stalled) {
    if (std::exchange(stalled_, stalled) == stalled || stalled) return;
    for (const Side to : {Side::client, Side::server})
        time_.after(dice_.upTo(weather_.delayMs), [weak = weak_from_this(), to] {
            if (const auto self = weak.lock()) self->deliver(to);
        });
}

void Cable::stopReading(Side side, bool stopped) {
    if (std::exchange(flows_[index(side)].stopped, stopped) == stopped || stopped) return;
    time_.after(0, [weak = weak_from_this(), side] {
        if (const auto self = weak.lock()) self->deliver(side);
    });
}

void Cable::vanish(Side side) {
    end(side) = {};
    for (Flow& flow : flows_) flow.ended = true;
    flows_[index(side)].pieces.clear();
}

void Cable::deliver(Side to) {
    Flow& flow = flows_[index(to)];
    if (flow.delivering) return;
    const auto self = shared_from_this();
    flow.delivering = true;
    while (!flow.pieces.empty() && !stalled_ && !flow.stopped && flow.pieces.front().atMs <= time_.nowMs()) {
        const Piece piece = std::move(flow.pieces.front());
        flow.pieces.pop_front();
        flow.bytes -= piece.end - piece.begin;
        flow.arrivedMs = time_.nowMs();
        if (piece.last) {
            const End gone = std::exchange(end(to), {});
            if (gone.closed) gone.closed();
            break;
        }
        if (const auto arrived = end(to).arrived; arrived && piece.end > piece.begin) arrived(std::span(piece.bytes->data() + piece.begin, piece.end - piece.begin));
        if (const auto room = end(other(to)).room) room();
    }
    flow.delivering = false;
}

}  // namespace hall::sim::whole

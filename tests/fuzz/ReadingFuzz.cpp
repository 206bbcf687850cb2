// What a code reader or card reader sends: lines are cut the same way however the bytes come, and what is understood is plain text.
#include <algorithm>

#include "tests/fuzz/Must.hpp"
#include "ticket-printer/device/Reader.hpp"

using namespace hall::kiosk::device;
using hall::fuzz::must;

namespace {

std::vector<QByteArray> linesOf(const QByteArray& bytes, qsizetype step) {
    LineCutter cutter;
    std::vector<QByteArray> lines;
    for (qsizetype at = 0; at < bytes.size(); at += step) {
        for (QByteArray& line : cutter.feed(bytes.mid(at, step))) lines.push_back(std::move(line));
    }
    if (const auto rest = cutter.rest()) lines.push_back(*rest);
    must(!cutter.open(), "nothing is left behind the rest");
    return lines;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto whole = linesOf(bytes, std::max<qsizetype>(bytes.size(), 1));
    must(whole == linesOf(bytes, 1), "the same lines, byte by byte");
    must(whole == linesOf(bytes, 2 + static_cast<qsizetype>(size % 5)), "the same lines, however they arrive");
    for (const QByteArray& line : whole) {
        must(line.size() <= LineCutter::longest + 1, "a line is bounded");
        const auto meant = understood(line);
        if (!meant) continue;
        must(!meant->isEmpty() && meant->size() <= LineCutter::longest, "1 to 256 characters");
        must(meant->front() != ' ' && meant->back() != ' ', "no blanks around it");
        must(std::all_of(meant->begin(), meant->end(), [](char c) { return c >= 0x20 && c < 0x7f; }), "printable ASCII");
    }
    (void)parseReaderAddress(QString::fromUtf8(bytes));
    return 0;
}

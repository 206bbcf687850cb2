#include "server/app/QrCode.hpp"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

namespace hall::app {

namespace {
constexpr int quietModules = 4;  // ISO/IEC 18004
}

std::string qrSvg(const std::string& text) {
    if (text.empty()) return {};
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code) return {};
    const int side = code->width + 2 * quietModules;
    std::string path;
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width;) {
            const auto dark = [&](int at) { return at < code->width && (code->data[y * code->width + at] & 1) != 0; };
            int run = 0;
            while (dark(x + run)) ++run;
            if (run > 0) path += fmt::format("M{} {}h{}v1h-{}z", x + quietModules, y + quietModules, run, run);
            x += run > 0 ? run : 1;
        }
    }
    return fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" shape-rendering=\"crispEdges\">"
                       "<rect width=\"{0}\" height=\"{0}\" fill=\"#fff\"/><path d=\"{1}\"/></svg>\n",
                       side, path);
}

}  // namespace hall::app

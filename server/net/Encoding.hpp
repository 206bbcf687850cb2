// Accept-Encoding (RFC 9110, 12.5.3). Pure.
#pragma once

#include <string_view>

namespace hall::net {

/// Does whoever asks take gzip? By its name, or by "*" where it is not named; a weight of 0 means no. An empty list takes nothing.
bool takesGzip(std::string_view acceptEncoding);

}  // namespace hall::net

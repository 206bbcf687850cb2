#include "server/net/Encoding.hpp"

#include <doctest/doctest.h>

using hall::net::takesGzip;

TEST_CASE("encodings: who takes gzip") {
    struct Row {
        const char* list;
        bool takes;
    };
    for (const Row& row : {Row{"gzip, deflate, br, zstd", true}, {"gzip", true}, {"GZIP;q=0.5", true}, {"x-gzip", true}, {"br , gzip ; q=0.8", true}, {"*", true}, {"deflate, *;q=0.1", true},
                           {"", false}, {"identity", false}, {"br", false}, {"gzip;q=0", false}, {"gzip;q=0.000, *", false}, {"*;q=0", false}, {"gzipped", false}, {",,;", false}}) {
        CAPTURE(row.list);
        CHECK(takesGzip(row.list) == row.takes);
    }
}

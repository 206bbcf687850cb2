#include "server/net/Reply.hpp"

#include "schema/wire/Frames.hpp"
#include "server/net/Commands.hpp"

namespace hall::net {

namespace {

std::string_view phrase(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 204: return "No Content";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 411: return "Length Required";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 415: return "Unsupported Media Type";
        case 417: return "Expectation Failed";
        case 421: return "Misdirected Request";
        case 422: return "Unprocessable Content";
        case 426: return "Upgrade Required";
        case 428: return "Precondition Required";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 503: return "Service Unavailable";
        case 505: return "HTTP Version Not Supported";
        case 507: return "Insufficient Storage";
        default: return "Unknown";
    }
}

/// On every answer. Everything a page needs comes from this server; nothing may frame it, sniff it or learn where it came from.
constexpr std::string_view securityFields =
    "Server: onewindow\r\n"
    "Content-Security-Policy: default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";

}  // namespace

Reply jsonReply(int status, std::string body) {
    Reply reply;
    reply.status = status;
    reply.body = std::make_shared<const std::string>(std::move(body));
    return reply;
}

Reply problemReply(const wire::Problem& problem) {
    Reply reply = jsonReply(problem.status, wire::encode(problem));
    reply.contentType = "application/problem+json";
    if (problem.status == 401) reply.fields = "WWW-Authenticate: Bearer\r\n";
    if (problem.status == 503) reply.fields = "Retry-After: 1\r\n";
    return reply;
}

Reply tooManyRequests(int seconds) {
    Reply reply = problemReply(429, "too-many-requests");
    reply.fields += "Retry-After: " + std::to_string(seconds) + "\r\n";
    return reply;
}

Reply noContent() {
    Reply reply;
    reply.status = 204;
    return reply;
}

Reply problemReply(int status, std::string_view code) { return problemReply(problemOf(status, code)); }

std::string headOf(const Reply& reply, bool keepAlive, bool secure) {
    std::string head;
    head.reserve(704);
    head.append("HTTP/1.1 ").append(std::to_string(reply.status)).append(1, ' ').append(phrase(reply.status)).append("\r\n");
    head.append(securityFields);
    if (secure) head.append("Strict-Transport-Security: ").append(strictTransport).append("\r\n");
    const bool bodiless = reply.status == 204 || reply.status == 304;
    if (!bodiless) {
        head.append("Content-Type: ").append(reply.contentType).append("\r\nContent-Length: ");
        head.append(std::to_string(reply.bytes().size())).append("\r\n");
    }
    if (reply.etag.empty()) head.append("Cache-Control: no-store\r\n");
    else if (reply.maxAgeS > 0) head.append("Cache-Control: public, max-age=").append(std::to_string(reply.maxAgeS)).append("\r\nETag: ").append(reply.etag).append("\r\n");
    else head.append(reply.personal ? "Cache-Control: no-store\r\nETag: " : "Cache-Control: no-cache\r\nETag: ").append(reply.etag).append("\r\n");
    head.append(reply.fields);
    head.append(keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
    return head;
}

}  // namespace hall::net

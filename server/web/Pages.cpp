#include "server/web/Pages.hpp"

#include "server_web/Embedded.hpp"

namespace hall::web {

std::vector<Page> pages() {
    const std::string html = "text/html; charset=utf-8";
    const std::string css = "text/css; charset=utf-8";
    const std::string script = "text/javascript; charset=utf-8";
    return {
        {"/", html, embedded::hall_html},
        {"/t/", html, embedded::visit_html},
        {"/page.css", css, embedded::page_css},
        {"/tokens.css", css, embedded::tokens_css},
        {"/hall.js", script, embedded::hall_js},
        {"/visit.js", script, embedded::visit_js},
        {"/shared.js", script, embedded::shared_js},
        {"/texts.js", script, embedded::texts_js},
        {"/icon.svg", "image/svg+xml", embedded::icon_svg},
    };
}

}  // namespace hall::web

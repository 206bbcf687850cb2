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
        {"/manager", html, embedded::manager_html},
        {"/manager/tokens.css", css, embedded::manager_tokens_css},
        {"/manager/manager.css", css, embedded::manager_css},
        {"/manager/manager.js", script, embedded::manager_js},
        {"/manager/acts.js", script, embedded::acts_js},
        {"/manager/alarms.js", script, embedded::alarms_js},
        {"/manager/ask.js", script, embedded::ask_js},
        {"/manager/cases.js", script, embedded::cases_js},
        {"/manager/chart.js", script, embedded::chart_js},
        {"/manager/devices.js", script, embedded::devices_js},
        {"/manager/figures.js", script, embedded::figures_js},
        {"/manager/gate.js", script, embedded::gate_js},
        {"/manager/language.js", script, embedded::language_js},
        {"/manager/theme.js", script, embedded::theme_js},
        {"/manager/line.js", script, embedded::line_js},
        {"/manager/notices.js", script, embedded::notices_js},
        {"/manager/notices-words.js", script, embedded::notices_words_js},
        {"/manager/now.js", script, embedded::now_js},
        {"/manager/parts.js", script, embedded::parts_js},
        {"/manager/people.js", script, embedded::people_js},
        {"/manager/reading.js", script, embedded::reading_js},
        {"/manager/settings.js", script, embedded::settings_js},
        {"/manager/settings-fields.js", script, embedded::settings_fields_js},
        {"/manager/settings-kinds.js", script, embedded::settings_kinds_js},
        {"/manager/settings-words.js", script, embedded::settings_words_js},
        {"/manager/shared.js", script, embedded::shared_js},
        {"/manager/table.js", script, embedded::table_js},
        {"/manager/today.js", script, embedded::today_js},
        {"/manager/whatif.js", script, embedded::whatif_js},
        {"/manager/words.js", script, embedded::words_js},
        {"/auditor", html, embedded::auditor_html},
        {"/auditor/auditor.css", css, embedded::auditor_css},
        {"/auditor/auditor.js", script, embedded::auditor_js},
        {"/auditor/auditor-words.js", script, embedded::auditor_words_js},
        {"/auditor/kinds.js", script, embedded::kinds_js},
        {"/manager/icon.svg", "image/svg+xml", embedded::icon_svg},
        {"/reports", html, embedded::reports_html},
        {"/reports/reports.css", css, embedded::reports_css},
        {"/reports/reports.js", script, embedded::reports_js},
        {"/reports/reports-words.js", script, embedded::reports_words_js},
        {"/planning", html, embedded::planning_html},
        {"/planning/planning.css", css, embedded::planning_css},
        {"/planning/planning.js", script, embedded::planning_js},
        {"/planning/plan.js", script, embedded::plan_js},
        {"/planning/replay.js", script, embedded::replay_js},
        {"/planning/planning-words.js", script, embedded::planning_words_js},
        {"/appraisal", html, embedded::appraisal_html},
        {"/appraisal/appraisal.css", css, embedded::appraisal_css},
        {"/appraisal/appraisal.js", script, embedded::appraisal_js},
        {"/appraisal/appraisal-words.js", script, embedded::appraisal_words_js},
    };
}

}  // namespace hall::web

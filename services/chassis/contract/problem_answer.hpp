// A problem as it goes over the wire: application/problem+json (RFC 9457).
#pragma once
#include <string>

#include "chassis/contract/problem.hpp"
#include "chassis/http/message.hpp"

namespace heliu {

// language: "zh-CN" or "en". 429 and 503 carry Retry-After: the fact "retry_after" (seconds), else 1.
Response problem_answer(const Problem& problem, const ProblemText& text, const std::string& language,
                        const std::string& trace_id);

// For problems of the chassis's own, where no contract is at hand.
Response problem_answer(const std::string& name, const Facts& facts, const std::string& language,
                        const std::string& trace_id);

}  // namespace heliu

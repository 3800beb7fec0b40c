// The first account, "operator", which registers everybody else. Its password is generated into the secrets
// folder (operator.password, 0600) and never logged. Made before the door opens: whoever sees it open can
// sign in.
#pragma once
#include "chassis/service.hpp"

namespace heliu::gateway {

void ensure_first_account(Service& service);

}  // namespace heliu::gateway

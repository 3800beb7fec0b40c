// What nearly every unit of a service includes besides: the chassis's headers.
#pragma once
#include "chassis/contract/paging.hpp"
#include "chassis/service.hpp"
#include "cmake/pch.hpp"

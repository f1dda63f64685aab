package planted.house.campaigns.nearby;

import org.springframework.stereotype.Component;

/// Nearness that knows Spring.
@Component
class NearnessWithAFramework {}

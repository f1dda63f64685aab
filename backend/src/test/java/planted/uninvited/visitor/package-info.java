/// May use nobody.
@ApplicationModule(allowedDependencies = {})
package planted.uninvited.visitor;

import org.springframework.modulith.ApplicationModule;

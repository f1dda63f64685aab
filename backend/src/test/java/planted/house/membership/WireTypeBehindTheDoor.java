package planted.house.membership;

import org.mapstruct.Mapper;

/// Translates the contract outside web.
@Mapper
interface WireTypeBehindTheDoor {
    String text(String wire);
}

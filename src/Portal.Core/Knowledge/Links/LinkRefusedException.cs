namespace Portal.Core.Knowledge.Links;

/// <summary>The portal does not connect there. It does not say which address a name has: that would let people look into the network by their articles.</summary>
internal sealed class LinkRefusedException(LinkReason reason)
    : Exception($"The portal does not connect there: {reason}.")
{
    /// <summary><see cref="LinkReason.PrivateAddress"/> or <see cref="LinkReason.Port"/>.</summary>
    public LinkReason Reason => reason;
}

namespace Portal.Core.Knowledge.Matching;

/// <summary>Whence a parameter is known.</summary>
public enum ParameterSource
{
    /// <summary>A named group of the signature's pattern.</summary>
    Pattern,

    /// <summary>Something else that the same line says, such as <c>pod="shop/web-1"</c> of klog or a field of JSON.</summary>
    Line,

    /// <summary>The host that the journal names before the message: the node.</summary>
    Journal,

    /// <summary>The head of the <c>kubectl describe</c> block around the line.</summary>
    Describe,

    /// <summary>A label of the alert.</summary>
    AlertLabel,

    /// <summary>The object of the event.</summary>
    EventObject,

    /// <summary>Another line that names the same container, sandbox or pod uid.</summary>
    SameId,

    /// <summary>A line close by, of the same node and within seconds, which is the only one that names a pod.</summary>
    TimeAndNode,
}

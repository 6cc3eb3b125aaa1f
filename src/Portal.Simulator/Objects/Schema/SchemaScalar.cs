namespace Portal.Simulator.Objects.Schema;

/// <summary>What a single value of a field is.</summary>
internal enum SchemaScalar
{
    /// <summary>A message: an object with known fields.</summary>
    Message,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Boolean.</summary>
    Boolean,

    /// <summary>Whole number.</summary>
    Integer,

    /// <summary>metav1.Time.</summary>
    Time,

    /// <summary>metav1.MicroTime.</summary>
    MicroTime,

    /// <summary>resource.Quantity.</summary>
    Quantity,

    /// <summary>Base64.</summary>
    Bytes,

    /// <summary>intstr.IntOrString.</summary>
    IntegerOrText,

    /// <summary>Anything.</summary>
    Any,
}
